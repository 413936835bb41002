"""Objections and questions: members speak, bodies owe an answer, nobody is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.association import actor, body, person, state_unit
from tests.factories.people import acting, human
from tests.factories.programme import confirmed, version
from wirksam.foundation.access import NOBODY, RefusedError, can, visible
from wirksam.foundation.privacy.operations import erase_person
from wirksam.programme.models import Objection, ProgressEntry, Question
from wirksam.programme.operations.dialogue import (
    answer_objection,
    answer_question,
    ask_question,
    raise_objection,
    withdraw_objection,
    withdraw_question,
)
from wirksam.programme.operations.reporting import Report, report_progress, withdraw_entry
from wirksam.programme.rules import ANSWER_DAYS, MOST_OPEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return actor(person("Alma", "programme.report"))


@pytest.fixture
def member():
    return acting(human("Mo", state_unit()))


@pytest.fixture
def promise():
    return confirmed(version(published=True))


@pytest.fixture
def entry(board, promise):
    report = Report(date(2026, 2, 1), "Alles läuft.")
    return report_progress(actor=board, commitment=promise, report=report)


def test_a_member_objects_and_gets_an_answer(board, member, entry):
    said = raise_objection(actor=member, entry=entry, text="  Bei uns läuft nichts. ")
    assert (said.text, said.is_open) == ("Bei uns läuft nichts.", True)
    assert said.answer_due == timezone.localdate() + timedelta(days=ANSWER_DAYS)
    assert can(board, said, "answer")
    assert not can(member, said, "answer")
    done = answer_objection(actor=board, objection=said, answer="Wir rufen euch an.")
    assert (done.answer, done.answered_by, done.is_open) == ("Wir rufen euch an.", board.key, False)
    with pytest.raises(RefusedError):
        answer_objection(actor=board, objection=said, answer="Und noch etwas.")


def test_an_objection_changes_no_status(member, promise, entry):
    raise_objection(actor=member, entry=entry, text="Nein.")
    promise.stored.refresh_from_db()
    assert promise.stored.state == "in_progress"


def test_one_objection_each(member, entry):
    said = raise_objection(actor=member, entry=entry, text="Nein.")
    with pytest.raises(RefusedError):
        raise_objection(actor=member, entry=entry, text="Doch nicht.")
    withdraw_objection(actor=member, objection=said)
    assert raise_objection(actor=member, entry=entry, text="Doch.").is_open


def test_a_question_has_a_public_clock(board, member, promise):
    asked = ask_question(actor=member, commitment=promise, body=body(), text="Wann?")
    due = asked.answer_due
    assert [asked.days_late(due + timedelta(days=days)) for days in (-1, 0, 3)] == [0, 0, 3]
    assert list(visible(board, Question, "answer")) == [asked]
    answer_question(actor=board, question=asked, answer="Im Mai.")
    assert not visible(board, Question, "answer").exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001])
def test_words_have_a_length(member, promise, entry, text):
    with pytest.raises(RefusedError):
        ask_question(actor=member, commitment=promise, body=body(), text=text)
    with pytest.raises(RefusedError):
        raise_objection(actor=member, entry=entry, text=text)


def test_only_members_and_only_so_many(member, promise):
    with pytest.raises(RefusedError):
        ask_question(actor=NOBODY, commitment=promise, body=body(), text="Wann?")
    stranger = acting(human("Fremd"))
    with pytest.raises(RefusedError):
        ask_question(actor=stranger, commitment=promise, body=body(), text="Wann?")
    for number in range(MOST_OPEN):
        ask_question(actor=member, commitment=promise, body=body(), text=f"Wann? {number}")
    with pytest.raises(RefusedError):
        ask_question(actor=member, commitment=promise, body=body(), text="Wann?")


def test_a_draft_is_not_talked_about(member):
    with pytest.raises(RefusedError):
        ask_question(actor=member, commitment=confirmed(version()), body=body(), text="Wann?")


def test_taking_back_deletes_the_words_and_is_ones_own(board, member, promise):
    asked = ask_question(actor=member, commitment=promise, body=body(), text="Wann?")
    with pytest.raises(RefusedError):
        withdraw_question(actor=board, question=asked)
    assert can(member, asked, "withdraw")
    assert withdraw_question(actor=member, question=asked).text == ""
    with pytest.raises(RefusedError):
        answer_question(actor=board, question=asked, answer="Im Mai.")


def test_what_is_taken_back_is_not_objected_to(board, member, entry):
    withdraw_entry(actor=board, entry=entry, reason="Irrtum")
    with pytest.raises(RefusedError):
        raise_objection(actor=member, entry=ProgressEntry.objects.get(pk=entry.pk), text="Nein.")


def test_a_person_who_leaves_leaves_no_key(member, promise, entry):
    raise_objection(actor=member, entry=entry, text="Nein.")
    ask_question(actor=member, commitment=promise, body=body(), text="Wann?")
    erase_person(actor=member, key=member.key)
    assert [one.by for one in (*Objection.objects.all(), *Question.objects.all())] == ["", ""]


def test_an_answer_has_words(promise):
    told = {"commitment": promise, "body": body(), "text": "Wann?", "answer_due": date(2026, 3, 1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.create(**told, answered_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.create(**(told | {"text": ""}))


def test_a_question_that_is_sent_twice_is_asked_once(board, member, promise):
    """A finger that taps twice, or a form that is sent again when the net is back."""
    told = {"commitment": promise, "body": body(), "text": "Seit wann?"}
    first, second = (ask_question(actor=member, **told) for _again in range(2))
    assert first == second
    ask_question(actor=board, **told)
    assert Question.objects.count() == 2
    answer_question(actor=board, question=first, answer="Seit Mai.")
    assert ask_question(actor=member, **told) != first
