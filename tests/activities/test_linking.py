"""The one link: one's own activity, any public commitment, nobody else's activity."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.factories.activities import (
    activity,
    cohosted,
    contribution,
    host_body,
    hosting,
)
from tests.factories.programme import confirmed, proposal, version
from wirksam.activities.models import Contribution
from wirksam.activities.operations.contributing import link, unlink
from wirksam.activities.operations.hosting import answer_cohost
from wirksam.activities.operations.planning import cancel_activity
from wirksam.activities.queries.contributions import (
    counts_of_version,
    of_commitment,
)
from wirksam.foundation.access import NOBODY, RefusedError
from wirksam.foundation.pages.models import ContentVersion
from wirksam.foundation.pages.versions import content_number
from wirksam.programme.models import Commitment

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    return version(published=True)


@pytest.fixture
def board():
    return host_body("kv-eins")


@pytest.fixture
def hanna(board):
    return hosting(board)


@pytest.fixture
def other():
    return hosting(host_body("kv-zwei"), "Otto")


def test_a_chapter_ties_its_own_activity_to_a_commitment_of_another_body(hanna, board, text):
    target = confirmed(text)
    made = link(actor=hanna, activity=activity(board), commitment=target, relation="examines")
    assert (made.relation, made.stated_by) == ("examines", hanna.key)
    assert [row.pk for row in of_commitment(NOBODY, target).rows] == [made.pk]


def test_nobody_ties_a_foreign_activity(other, board, text):
    with pytest.raises(RefusedError, match="Only those who host"):
        link(actor=other, activity=activity(board), commitment=confirmed(text))
    assert not Contribution.objects.exists()


def test_a_cohost_ties_it_only_while_it_hosts(other, board, text):
    one, first, second = activity(board), confirmed(text), confirmed(text)
    asked = cohosted(one, host_body("kv-zwei"), "asked")
    with pytest.raises(RefusedError):
        link(actor=other, activity=one, commitment=first)
    answer_cohost(actor=other, cohost=asked, state="agreed")
    made = link(actor=other, activity=one, commitment=first)
    answer_cohost(actor=other, cohost=asked, state="withdrawn")
    with pytest.raises(RefusedError):
        link(actor=other, activity=one, commitment=second)
    with pytest.raises(RefusedError):
        unlink(actor=other, contribution=made)
    assert of_commitment(NOBODY, first).rows, "what was stated stays the activity's"


def test_only_confirmed_commitments_of_public_texts(hanna, board, text):
    draft = version("2027")
    for target in (proposal(text), confirmed(draft)):
        with pytest.raises(RefusedError, match="no confirmed commitment"):
            link(actor=hanna, activity=activity(board), commitment=target)


def test_a_replaced_commitment_names_its_successor(hanna, board, text):
    old, new = confirmed(text, code="AP26-07"), confirmed(text, code="AP26-70")
    Commitment.objects.filter(pk=old.pk).update(
        state="superseded", superseded_by=new, superseded_at=old.confirmed_at
    )
    with pytest.raises(RefusedError, match=r"AP26-70: /zusagen/AP26-70/"):
        link(actor=hanna, activity=activity(board), commitment=old)


def test_the_same_link_twice_is_refused(hanna, board, text):
    one, target = activity(board), confirmed(text)
    link(actor=hanna, activity=one, commitment=target)
    with pytest.raises(RefusedError, match="stated already"):
        link(actor=hanna, activity=one, commitment=target)
    link(actor=hanna, activity=one, commitment=target, relation="evidences")
    assert counts_of_version(text) == {target.pk: 1}, "one activity counts once"


def test_taking_back_keeps_the_history(hanna, board, text):
    one, target = activity(board), confirmed(text)
    made = link(actor=hanna, activity=one, commitment=target)
    unlink(actor=hanna, contribution=made)
    assert not of_commitment(NOBODY, target).rows
    assert Contribution.objects.get().ended_at is not None
    with pytest.raises(RefusedError, match="taken back already"):
        unlink(actor=hanna, contribution=made)
    link(actor=hanna, activity=one, commitment=target)
    assert Contribution.objects.count() == 2


@pytest.mark.parametrize("change", [{"note": "anders"}, {"relation": "blocks"}, {"stated_by": ""}])
def test_the_database_keeps_contributions_as_they_were_stated(board, text, change):
    made = contribution(activity(board), confirmed(text), stated_by="someone")
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.filter(pk=made.pk).delete()


def test_only_public_activities_that_are_planned_or_took_place_are_counted(board, text):
    target = confirmed(text, first_line=2, last_line=4)
    contribution(activity(board), target)
    contribution(activity(board, state="done"), target, relation="evidences")
    contribution(activity(board, visibility="members"), target)
    contribution(activity(board, state="idea"), target)
    contribution(activity(board, state="cancelled"), target)
    assert counts_of_version(text) == {target.pk: 2}


def test_the_programme_page_hears_of_it(hanna, board, text):
    one, target = activity(board), confirmed(text)
    scope = text.programme.scope

    def number() -> int:
        ContentVersion.objects.filter(scope=scope).update(number=1)
        return content_number([scope])

    before = number()
    made = link(actor=hanna, activity=one, commitment=target)
    assert content_number([scope]) > before
    before = number()
    cancel_activity(actor=hanna, activity=one, revision=one.revision)
    assert content_number([scope]) > before
    before = number()
    unlink(actor=hanna, contribution=made)
    assert content_number([scope]) > before


def test_what_was_called_off_contributes_to_nothing(hanna, board, text):
    with pytest.raises(RefusedError, match="called off"):
        link(actor=hanna, activity=activity(board, state="cancelled"), commitment=confirmed(text))
