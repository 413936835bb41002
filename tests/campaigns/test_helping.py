"""A chapter asks for help, any unit answers, the one that asked takes it up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories.campaigns import action, chapter_board, frame, planner
from tests.factories.people import acting, human
from wirksam.campaigns.models import HelpAnswer, HelpRequest
from wirksam.campaigns.operations import helping as deeds
from wirksam.campaigns.operations import taking_help as taking
from wirksam.campaigns.operations.helping import Asked
from wirksam.campaigns.queries.helping import help_listing
from wirksam.foundation.access import RefusedError, visible
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
PEOPLE = Asked("people", "Drei Menschen für den Stand", timezone.localdate() + timedelta(days=2))


@pytest.fixture
def ours():
    return chapter_board()


@pytest.fixture
def hanna(ours):
    return acting(planner(of=ours))


@pytest.fixture
def theirs():
    return chapter_board("kv-zwei")


@pytest.fixture
def otto(theirs):
    return acting(planner("Otto", theirs))


def asked(hanna, ours):
    return deeds.ask_for_help(actor=hanna, body=ours, asked=PEOPLE)


def test_another_chapter_helps_and_the_journal_says_so(hanna, otto, ours, theirs):
    request = asked(hanna, ours)
    assert visible(otto, HelpRequest).get() == request
    answer = deeds.answer_help(actor=otto, request=request, body=theirs, text="Zwei kommen.")
    taking.accept_help(actor=hanna, answer=answer, enough=False)
    request.refresh_from_db()
    assert request.state == "open"
    taking.accept_help(actor=hanna, answer=answer, enough=True)
    request.refresh_from_db()
    assert (request.state, request.settled_at is not None) == ("found", True)
    assert visible(otto, HelpRequest).exists()
    assert not visible(acting(planner("Dora", chapter_board("kv-drei"))), HelpRequest).exists()
    with pytest.raises(RefusedError, match="no longer look"):
        deeds.answer_help(actor=otto, request=request, body=theirs, text="Noch mehr.")
    verbs = set(JournalEntry.objects.values_list("verb", flat=True))
    assert verbs == {"ask_for_help", "answer_help", "accept_help"}


def test_the_same_form_twice_asks_once(hanna, ours):
    told = replace(PEOPLE, draft_key=uuid4())
    first = deeds.ask_for_help(actor=hanna, body=ours, asked=told)
    assert deeds.ask_for_help(actor=hanna, body=ours, asked=told) == first


def test_the_same_form_in_the_name_of_another_body_asks_for_it_too(hanna, otto, ours, theirs):
    told = replace(PEOPLE, draft_key=uuid4())
    first = deeds.ask_for_help(actor=hanna, body=ours, asked=told)
    second = deeds.ask_for_help(actor=otto, body=theirs, asked=told)
    assert (second.by_body, second.draft_key) == (theirs, None)
    assert first.pk != second.pk


def test_it_belongs_to_an_action_and_its_campaign(hanna, otto, ours, theirs):
    one = action(ours, frame=frame())
    made = deeds.ask_for_help(actor=hanna, body=ours, asked=replace(PEOPLE, action=one))
    assert made.frame == one.frame
    with pytest.raises(RefusedError, match="host"):
        deeds.ask_for_help(actor=otto, body=theirs, asked=replace(PEOPLE, action=one))


def test_nobody_asks_for_others_and_yesterday_is_over(hanna, otto, ours):
    with pytest.raises(RefusedError, match="cannot plan for this body"):
        deeds.ask_for_help(actor=otto, body=ours, asked=PEOPLE)
    late = replace(PEOPLE, until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(RefusedError, match="day to come"):
        deeds.ask_for_help(actor=hanna, body=ours, asked=late)


def test_a_body_answers_once_and_not_itself(hanna, otto, ours, theirs):
    request = asked(hanna, ours)
    with pytest.raises(RefusedError, match="yourselves"):
        deeds.answer_help(actor=hanna, request=request, body=ours, text="Wir selbst.")
    answer = deeds.answer_help(actor=otto, request=request, body=theirs, text="Zwei kommen.")
    with pytest.raises(RefusedError, match="answered already"):
        deeds.answer_help(actor=otto, request=request, body=theirs, text="Drei kommen.")
    deeds.withdraw_answer(actor=otto, answer=answer)
    with pytest.raises(RefusedError, match="taken this offer back"):
        taking.accept_help(actor=hanna, answer=answer, enough=True)
    assert deeds.answer_help(actor=otto, request=request, body=theirs, text="Drei kommen.")


def test_what_is_counted_on_is_not_taken_back(hanna, otto, ours, theirs):
    request = asked(hanna, ours)
    answer = deeds.answer_help(actor=otto, request=request, body=theirs, text="Zwei kommen.")
    taking.accept_help(actor=hanna, answer=answer, enough=False)
    with pytest.raises(RefusedError, match="count on you"):
        deeds.withdraw_answer(actor=otto, answer=answer)


def test_who_offers_what_is_between_the_two(hanna, otto, ours, theirs):
    request = asked(hanna, ours)
    answer = deeds.answer_help(actor=otto, request=request, body=theirs, text="Zwei kommen.")
    third = acting(planner("Dora", chapter_board("kv-drei")))
    for who, sees in ((hanna, True), (otto, True), (third, False)):
        assert visible(who, HelpAnswer).filter(pk=answer.pk).exists() == sees
    assert visible(third, HelpRequest).exists()
    assert not visible(acting(human("Fort")), HelpRequest).exists()
    with pytest.raises(RefusedError):
        taking.accept_help(actor=third, answer=answer, enough=True)


def test_no_longer_needed(hanna, otto, ours):
    request = asked(hanna, ours)
    with pytest.raises(RefusedError):
        taking.end_request(actor=otto, request=request)
    assert taking.end_request(actor=hanna, request=request).state == "withdrawn"


def test_what_is_past_its_day_stands_behind_what_is_not(hanna, ours, otto):
    late = asked(hanna, ours)
    open_end = deeds.ask_for_help(actor=hanna, body=ours, asked=replace(PEOPLE, until=None))
    soon = deeds.ask_for_help(actor=hanna, body=ours, asked=PEOPLE)
    yesterday = timezone.localdate() - timedelta(days=1)
    HelpRequest.objects.filter(pk=late.pk).update(until=yesterday)
    assert [row.request for row in help_listing(otto).rows] == [soon, open_end, late]
