"""The account at a moment never changes, whatever comes later; and who is reminded of what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.association import actor, body, occasion, person, state_unit
from tests.factories.people import acting, human
from tests.factories.programme import confirmed, version
from wirksam.association.operations.occasions import mark_happened
from wirksam.programme.models import Deadline, EntryWithdrawal, Evidence
from wirksam.programme.operations.carrying import supersede
from wirksam.programme.operations.dialogue import ask_question, raise_objection
from wirksam.programme.operations.holding import hold_register
from wirksam.programme.operations.moving import move_deadline, move_occasion
from wirksam.programme.operations.reporting import (
    Proof,
    Report,
    report_progress,
    withdraw_entry,
)
from wirksam.programme.operations.responsibility import let_go, pass_on
from wirksam.programme.queries.account import account_at, later_changes
from wirksam.programme.queries.nudges import due_nudges

pytestmark = pytest.mark.django_db

SPRING = date(2026, 4, 18)


@pytest.fixture
def alma():
    return actor(person("Alma", "programme.report"))


@pytest.fixture
def text():
    return version(published=True)


@pytest.fixture
def promise(text):
    one = confirmed(text)
    Deadline.objects.create(commitment=one, wording="im Frühjahr", occasion=occasion())
    return one


def report(alma, promise, said="Angefangen.", state="partly", **more):
    told = Report(date(2026, 2, 1), said, state, proofs=(Proof("minutes", "Protokoll"),))
    return report_progress(actor=alma, commitment=promise, report=told, **more)


def test_it_tells_where_things_stood(alma, text, promise):
    entry = report(alma, promise)
    (item,) = account_at(text, hold_register(text))
    assert (item.lead, item.due_on, item.deadline_wording) == (body(), SPRING, "im Frühjahr")
    assert (item.standing.state, item.standing.since) == ("partly", date(2026, 2, 1))
    (told,) = item.entries
    assert (told.pk, told.said, told.evidence[0].label) == (entry.pk, "Angefangen.", "Protokoll")


def test_nothing_later_changes_it(alma, text, promise):
    first = report(alma, promise)
    second = report(alma, promise, "Weiter.", "in_progress")
    cut_off = hold_register(text)
    known = account_at(text, cut_off)
    report(alma, promise, "Anders.", "dropped", corrects=first)
    withdraw_entry(actor=alma, entry=second, reason="Irrtum")
    report(alma, promise, "Neu.", "deferred")
    pass_on(
        actor=alma, commitment=promise, to=body("rat", "Rat", "forum"), on=date(2026, 1, 1),
        reason="rückwirkend",
    )  # fmt: skip
    move_occasion(actor=alma, occasion=occasion(), to=date(2026, 5, 9), reason="Halle", revision=1)
    move_deadline(actor=alma, commitment=promise, to=date(2026, 9, 1), reason="vertagt")
    new = confirmed(text)
    supersede(actor=alma, commitment=promise, by=new)
    assert account_at(text, cut_off) == known
    (now,) = account_at(text, timezone.now())
    assert now.commitment == new


def test_a_deadline_set_later_was_not_known(alma, text):
    one = confirmed(text)
    cut_off = hold_register(text)
    move_deadline(actor=alma, commitment=one, to=SPRING, reason="neu")
    (item,) = account_at(text, cut_off)
    assert (item.deadline_wording, item.due_on) == ("", None)


def test_later_corrections_are_told_beside_it(alma, text, promise):
    first, second = report(alma, promise), report(alma, promise)
    early = report(alma, promise, "Schon vorher berichtigt.", corrects=first)
    cut_off = hold_register(text)
    assert later_changes(text, cut_off) == {}
    once = report(alma, promise, "Später berichtigt.", corrects=early)
    report(alma, promise, "Noch einmal.", corrects=once)
    withdraw_entry(actor=alma, entry=second, reason="Irrtum")
    found = later_changes(text, cut_off)
    assert [(one.kind, one.text) for one in found[early.pk]] == [
        ("corrected", "Später berichtigt."),
        ("corrected", "Noch einmal."),
    ]
    assert [(one.kind, one.text) for one in found[second.pk]] == [("withdrawn", "Irrtum")]
    assert len(found) == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_however_many_the_same_queries(alma, text, rows, django_assert_num_queries):
    for _ in range(rows):
        report(alma, confirmed(text))
    with django_assert_num_queries(5):
        account_at(text, timezone.now())
    with django_assert_num_queries(2):
        later_changes(text, timezone.now())
    with django_assert_num_queries(6):
        due_nudges(timezone.localdate())


def test_what_shows_an_entry_and_why_it_was_taken_back_stay(alma, promise):
    entry = report(alma, promise)
    withdraw_entry(actor=alma, entry=entry, reason="Irrtum")
    for rows, change in (
        (Evidence.objects, {"label": "x"}),
        (EntryWithdrawal.objects, {"reason": "x"}),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows.update(**change)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows.all()._raw_delete("default")


def kinds(on):
    return {(one.kind, one.body and one.body.key, one.since) for one in due_nudges(on)}


def test_what_is_due_overdue_and_silent(promise):
    today = timezone.localdate()
    Deadline.objects.filter(commitment=promise).update(
        occasion=None, fixed_on=today + timedelta(days=10)
    )
    lead, due = "landesvorstand", today + timedelta(days=10)
    assert kinds(today) == {("due", lead, due)}
    assert kinds(due) == {("due", lead, due)}
    assert ("overdue", lead, due) in kinds(due + timedelta(days=1))
    assert ("silent", lead, today) in kinds(today + timedelta(days=91))
    first, again = (due_nudges(due + timedelta(days=days)) for days in (1, 5))
    assert {one.key for one in first} == {one.key for one in again}


def test_what_nobody_leads_comes_to_the_board(alma, promise):
    gone = timezone.localdate() - timedelta(days=5)
    let_go(actor=alma, commitment=promise, on=gone, reason="aufgelöst")
    assert ("nobody", "landesvorstand", gone) in kinds(timezone.localdate())


def test_handovers_and_answers(alma, promise):
    team, today = body("team", "Team", "team"), timezone.localdate()
    pass_on(
        actor=alma, commitment=promise, to=body("rat", "Rat", "forum"), on=date(2026, 1, 1),
        reason="", acting_for=team, ends_with=occasion(),
    )  # fmt: skip
    mark_happened(actor=alma, occasion=occasion(), on=SPRING)
    member = acting(human("Mo", state_unit()))
    asked = ask_question(actor=member, commitment=promise, body=team, text="Wann?")
    raise_objection(actor=member, entry=report(alma, promise), text="Nein.")
    assert ("handover", "rat", SPRING) in kinds(today)
    assert not [one for one in kinds(today) if one[0] == "answer"]
    late = kinds(asked.answer_due)
    assert {one for one in late if one[0] == "answer"} == {
        ("answer", "team", asked.answer_due),
        ("answer", "rat", asked.answer_due),
    }
