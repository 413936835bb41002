"""What becomes of offers and requests: declined kindly, settled, asked again, moot; who is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.campaigns import (
    action,
    chapter_board,
    frame,
    planner,
    request,
    speaker,
    state_board,
    tile,
)
from tests.factories.people import acting, human
from wirksam.campaigns.matters import help_matters
from wirksam.campaigns.models import HelpAnswer, HelpRequest, LocalAction
from wirksam.campaigns.operations import taking_help as taking
from wirksam.campaigns.operations.helping import (
    Asked,
    answer_help,
    ask_for_help,
    withdraw_answer,
)
from wirksam.campaigns.operations.keeping_time import keep_time
from wirksam.campaigns.queries.actions import helpers_of
from wirksam.campaigns.queries.help_page import request_page
from wirksam.campaigns.queries.helping import Asked as Narrowed
from wirksam.campaigns.queries.helping import help_listing, told_requests
from wirksam.foundation.access import RefusedError, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def ours():
    return chapter_board()


@pytest.fixture
def theirs():
    return chapter_board("kv-zwei")


@pytest.fixture
def hanna(ours):
    return acting(planner(of=ours))


@pytest.fixture
def otto(theirs):
    return acting(planner("Otto", theirs))


def offered(otto, theirs, to):
    return answer_help(actor=otto, request=to, body=theirs, text="Zwei kommen.")


def told(kind):
    return {str(row.person_key) for row in Notice.objects.filter(kind=kind)}


def test_declined_kindly_they_are_told_and_may_offer_something_else(hanna, otto, ours, theirs):
    one = request(ours)
    answer = offered(otto, theirs, one)
    for _twice in range(2):
        taking.decline_help(actor=hanna, answer=answer)
    assert told("help_declined") == {otto.key}
    with pytest.raises(RefusedError, match="offer it again"):
        taking.accept_help(actor=hanna, answer=answer, enough=True)
    assert answer_help(actor=otto, request=one, body=theirs, text="Oder ein Zelt?")
    assert JournalEntry.objects.filter(verb="decline_help").count() == 1
    with pytest.raises(RefusedError, match="Only those who asked"):
        taking.decline_help(actor=otto, answer=answer)


def test_who_is_counted_on_can_be_released(hanna, otto, ours, theirs):
    one = request(ours, action=action(ours))
    answer = offered(otto, theirs, one)
    taking.accept_help(actor=hanna, answer=answer, enough=True)
    assert told("help_taken_up") == {otto.key}
    assert helpers_of(one.action) == [theirs.unit]
    with pytest.raises(RefusedError, match="release you"):
        withdraw_answer(actor=otto, answer=answer)
    taking.decline_help(actor=hanna, answer=answer)
    assert told("help_released") == {otto.key}
    assert helpers_of(one.action) == []


def test_settled_everyone_who_still_offers_is_thanked_once(hanna, otto, ours, theirs):
    one = request(ours)
    offered(otto, theirs, one)
    taking.end_request(actor=hanna, request=one, found=True)
    with pytest.raises(RefusedError):
        taking.end_request(actor=hanna, request=one)
    assert told("help_settled") == {otto.key}
    assert visible(otto, HelpRequest).get() == one


def test_asked_again_it_is_open_without_the_day_that_is_over(hanna, otto, ours):
    one = request(ours, state="found", until=TODAY - timedelta(days=1))
    with pytest.raises(RefusedError):
        taking.reopen_request(actor=otto, request=one)
    made = taking.reopen_request(actor=hanna, request=one)
    assert (made.state, made.until, made.settled_at) == ("open", None, None)
    with pytest.raises(RefusedError):
        taking.reopen_request(actor=hanna, request=one)


@pytest.mark.parametrize("gone", ["cancelled", "done", "withdrawn"])
def test_what_it_was_asked_for_is_gone(hanna, otto, ours, theirs, gone):
    if gone == "withdrawn":
        one = request(ours, frame=frame(state="withdrawn", withdrawn_reason="Zu spät"))
    else:
        one = request(ours, action=action(ours))
        answer = offered(otto, theirs, one)
        LocalAction.objects.filter(pk=one.action_id).update(state=gone)
        with pytest.raises(RefusedError):
            taking.accept_help(actor=hanna, answer=answer, enough=True)
    third = acting(planner("Dora", chapter_board("kv-drei")))
    assert not visible(third, HelpRequest).exists()
    with pytest.raises(RefusedError, match="no longer look"):
        answer_help(actor=third, request=one, body=third_body(), text="Wir kommen.")
    assert [matter.icon for matter in help_matters(hanna)][-1] == "question"
    assert taking.end_request(actor=hanna, request=one).state == "withdrawn"
    with pytest.raises(RefusedError):
        taking.reopen_request(actor=hanna, request=one)


def third_body():
    return chapter_board("kv-drei")


def test_who_wanted_to_help_hears_once_that_it_is_called_off(hanna, otto, ours, theirs):
    one = request(ours, action=action(ours))
    offered(otto, theirs, one)
    keep_time(timezone.now())
    assert told("help_called_off") == set()
    LocalAction.objects.update(state="cancelled")
    for _twice in range(2):
        keep_time(timezone.now())
    assert Notice.objects.filter(kind="help_called_off").count() == 1
    assert told("help_called_off") == {otto.key}


def test_actions_under_a_withdrawn_campaign_still_look_for_help(ours):
    under = frame(state="withdrawn", withdrawn_reason="Zu spät")
    one = request(ours, frame=under, action=action(ours, frame=under))
    assert visible(acting(human("Mika", ours.unit)), HelpRequest).get() == one


def test_nobody_asks_for_what_is_over_or_a_campaign_that_is_not_open(hanna, ours):
    over, draft = action(ours, state="cancelled"), frame(state="draft")
    with pytest.raises(RefusedError, match="Ask without it"):
        ask_for_help(actor=hanna, body=ours, asked=Asked("people", "Drei", action=over))
    with pytest.raises(RefusedError, match="Ask without it"):
        ask_for_help(actor=hanna, body=ours, asked=Asked("people", "Drei", frame=draft))


def test_boards_above_and_beside_are_told_and_nobody_else(hanna, ours, theirs, otto):
    far = acting(planner("Fern", chapter_board("kv-fern")))
    lara = acting(speaker("Lara", state_board()))
    tile(ours.unit, 2, 2), tile(theirs.unit, 3, 3), tile(chapter_board("kv-fern").unit, 4, 4)
    ask_for_help(actor=hanna, body=ours, asked=Asked("people", "Drei"))
    assert told("help_asked") == {otto.key, lara.key}
    assert far.key not in told("help_asked")


def test_matters_on_both_sides(hanna, otto, ours, theirs):
    one = request(ours, until=TODAY + timedelta(days=3))
    answer = offered(otto, theirs, one)
    assert [(m.side, m.minutes) for m in help_matters(hanna)] == [("mine", 5)]
    assert [m.side for m in help_matters(otto)] == ["asked"]
    taking.accept_help(actor=hanna, answer=answer, enough=True)
    assert list(help_matters(hanna)) == []
    assert [(m.side, m.due) for m in help_matters(otto)] == [("mine", one.until)]
    HelpRequest.objects.update(until=None)
    assert [(m.side, m.due) for m in help_matters(otto)] == [("mine", None)]
    HelpAnswer.objects.update(accepted_at=timezone.now() - timedelta(days=40))
    assert list(help_matters(otto)) == []
    assert list(help_matters(acting(human("Mika", ours.unit)))) == []


def test_the_list_is_open_first_and_narrowed(hanna, ours, theirs, otto):
    found = request(ours, state="found")
    late = request(ours, until=TODAY + timedelta(days=9))
    soon = request(theirs, kind="money", until=TODAY + timedelta(days=1))
    far = request(chapter_board("kv-fern"))
    listed = [row.request for row in help_listing(hanna).rows]
    assert listed == [soon, late, far, found]
    tile(ours.unit, 1, 1), tile(theirs.unit, 1, 2), tile(far.unit, 4, 4)
    near = [row.request for row in help_listing(hanna, Narrowed(near=True)).rows]
    assert near == [soon, late, found]
    money = help_listing(otto, Narrowed(kind="money")).rows
    assert [row.request for row in money] == [soon]


def test_the_title_of_a_hidden_action_is_not_told(ours, otto):
    request(ours, action=action(ours, title="Geheim", visibility="body"))
    assert "Geheim" not in help_listing(otto).rows[0].meta


def test_offers_are_between_two_bodies_on_the_page_too(hanna, otto, ours, theirs):
    one = request(ours)
    offered(otto, theirs, one)
    dora = acting(planner("Dora", third_body()))
    row = told_requests().get()
    assert [len(request_page(who, row).answers) for who in (hanna, otto, dora)] == [1, 1, 0]
    assert [request_page(who, row).may_answer for who in (hanna, otto, dora)] == [
        False, False, True,
    ]  # fmt: skip


def test_the_database_keeps_that_one_is_counted_on_or_not(ours, theirs):
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        HelpAnswer.objects.create(
            request=request(ours), by_body=theirs, text="x", answered_by="?",
            accepted_at=now, declined_at=now,
        )  # fmt: skip
