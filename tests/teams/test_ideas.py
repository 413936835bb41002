"""Members give ideas; the team owes an answer with reasons; nobody learns whose it was."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.association import actor, body, person
from tests.factories.people import human, unit
from tests.factories.team_rooms import custody, idea, worker
from tests.factories.teams import member, team
from wirksam.association.queries.actors import actor_for
from wirksam.foundation.access import NOBODY, RefusedError, can, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice
from wirksam.teams.models import Idea
from wirksam.teams.models.working import IDEA_DAYS
from wirksam.teams.operations.ideas import MOST_OPEN, answer_idea, give_idea, withdraw_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    return team()


@pytest.fixture
def mika():
    return actor(member())


@pytest.fixture
def tara(one):
    return actor(worker())


def answered(who, row, state="taken_up", answer="Weil es allen hilft."):
    return answer_idea(actor=who, idea=row, state=state, answer=answer)


def test_a_member_gives_an_idea_and_gets_an_answer_with_reasons(one, mika, tara):
    given = give_idea(actor=mika, body=one, text="  Kocht zusammen. ")
    assert (given.text, given.is_open) == ("Kocht zusammen.", True)
    assert given.answer_due == timezone.localdate() + timedelta(days=IDEA_DAYS)
    done = answered(tara, given)
    assert (done.state, done.answer, done.answered_by) == (
        "taken_up", "Weil es allen hilft.", tara.key,
    )  # fmt: skip
    assert not done.is_open


@pytest.mark.parametrize("reasons", ["", "   ", "x" * 1501])
def test_no_answer_without_reasons(one, mika, tara, reasons):
    given = give_idea(actor=mika, body=one, text="Kocht.")
    with pytest.raises(RefusedError):
        answered(tara, given, answer=reasons)
    given.refresh_from_db()
    assert given.is_open
    with pytest.raises(IntegrityError), transaction.atomic():
        Idea.objects.filter(pk=given.pk).update(state="declined")


@pytest.mark.parametrize("state", ["open", "", "<b>"])
def test_an_answer_says_what_becomes_of_it(one, tara, state):
    with pytest.raises(RefusedError):
        answered(tara, idea(one), state=state)


def test_the_giver_is_told_and_the_team_is_asked(one, mika, tara):
    given = give_idea(actor=mika, body=one, text="Kocht.")
    asked = Notice.objects.get(person_key=tara.key)
    assert (asked.kind, asked.done_at) == ("team_idea", None)
    assert asked.values == {"title": "Bildungsteam", "due_on": str(given.answer_due)}
    answered(tara, given)
    asked.refresh_from_db()
    assert asked.done_at is not None
    assert Notice.objects.get(person_key=mika.key).kind == "team_idea_answered"


def test_what_is_put_off_can_be_taken_up_and_is_told_again(one, mika, tara):
    given = answered(tara, give_idea(actor=mika, body=one, text="Kocht."), "later", "Im Sommer.")
    with pytest.raises(RefusedError):
        answered(tara, given, "later", "Im Herbst.")
    done = answered(tara, given, "taken_up", "Jetzt ist Sommer.")
    assert done.state == "taken_up"
    assert Notice.objects.filter(person_key=mika.key).count() == 2
    with pytest.raises(RefusedError):
        answered(tara, done, "declined", "Doch nicht.")


def test_two_answer_at_once(one, tara):
    row = idea(one)
    seen = Idea.objects.get(pk=row.pk)
    answered(tara, row, "later", "Im Sommer.")
    with pytest.raises(RefusedError):
        answered(tara, seen, "declined", "Kein Herd.")


def test_who_acts_for_a_missing_team_answers(one, mika):
    lavo = actor(person("Lara", "team.run"))
    given = give_idea(actor=mika, body=one, text="Kocht.")
    with pytest.raises(RefusedError):
        answered(lavo, given)
    running = custody(one, body())
    assert answered(actor(person("Lotte", "team.run")), idea(one)).state == "taken_up"
    running.ends_on = timezone.localdate() - timedelta(days=1)
    running.save()
    assert not can(lavo, given, "answer")


def test_only_members_and_only_so_many(one, mika, tara):
    neighbour = actor_for(human("Nora", unit("anderswo")))
    for stranger in (NOBODY, neighbour):
        with pytest.raises(RefusedError):
            give_idea(actor=stranger, body=one, text="Kocht.")
    with pytest.raises(RefusedError):
        answered(mika, idea(one))
    for number in range(MOST_OPEN):
        give_idea(actor=mika, body=one, text=f"Kocht {number}.")
    with pytest.raises(RefusedError):
        give_idea(actor=mika, body=one, text="Kocht.")


@pytest.mark.parametrize("text", ["", "  ", "x" * 1501])
def test_an_idea_has_words(one, mika, text):
    with pytest.raises(RefusedError):
        give_idea(actor=mika, body=one, text=text)


def test_sent_twice_it_is_given_once(one, mika, tara):
    key = uuid4()
    first = give_idea(actor=mika, body=one, text="Kocht.", draft_key=key)
    assert give_idea(actor=mika, body=one, text="Kocht!", draft_key=key) == first
    assert give_idea(actor=mika, body=one, text=" Kocht. ") == first
    assert Idea.objects.count() == 1
    with pytest.raises(RefusedError):
        give_idea(actor=tara, body=one, text="Kocht.", draft_key=key)


def test_a_dissolved_team_gets_no_idea(one, mika):
    one.ends_on = timezone.localdate() - timedelta(days=1)
    one.save()
    with pytest.raises(RefusedError):
        give_idea(actor=mika, body=one, text="Kocht.")


def test_taking_back_deletes_the_words(one, mika, tara):
    given = give_idea(actor=mika, body=one, text="Kocht.")
    with pytest.raises(RefusedError):
        withdraw_idea(actor=tara, idea=given)
    withdraw_idea(actor=mika, idea=given)
    assert not Idea.objects.exists()
    assert Notice.objects.get(person_key=tara.key).done_at is not None
    kept = answered(tara, give_idea(actor=mika, body=one, text="Singt."))
    with pytest.raises(RefusedError):
        withdraw_idea(actor=mika, idea=kept)


def test_ideas_are_for_members(one, mika, tara):
    idea(one)
    assert visible(mika, Idea).count() == visible(tara, Idea).count() == 1
    assert not visible(NOBODY, Idea).exists()
    assert not visible(actor_for(human("Nora", unit("anderswo"))), Idea).exists()


def test_the_clock_is_late_only_while_an_answer_is_owed(one, tara):
    row = idea(one)
    due = row.answer_due
    assert [row.days_late(due + timedelta(days=days)) for days in (-1, 0, 3)] == [0, 0, 3]
    assert answered(tara, row).days_late(due + timedelta(days=3)) == 0


def test_the_journal_knows_no_words(one, mika, tara):
    answered(tara, give_idea(actor=mika, body=one, text="Geheimzutat"), answer="Geheimgrund")
    told = str(list(JournalEntry.objects.values_list("detail", flat=True)))
    assert "Geheim" not in told
