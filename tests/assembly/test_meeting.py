"""Calling items, counting who is there, noting what is said about the way of going on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.assembly import assembly
from tests.factories.meeting import RULES, called, item, runner
from tests.factories.motions import make_motion
from wirksam.assembly.models import AgendaItem, MinuteEntry, Presence
from wirksam.assembly.operations.assemblies import AgendaRow, set_agenda
from wirksam.assembly.operations.meeting import call_item, describe_item, end_item
from wirksam.assembly.operations.noting import NewNote, count_presence, note_minutes
from wirksam.engine.statutes import Rule, SubmissionRule, check_submission
from wirksam.foundation.access import RefusedError

pytestmark = pytest.mark.django_db


def kinds():
    return list(MinuteEntry.objects.values_list("kind", flat=True))


def test_calling_an_item_ends_the_one_before():
    first, second = called("Eröffnung"), item("Anträge")
    call_item(actor=runner(), item=second, revision=second.revision)
    first.refresh_from_db()
    assert (first.state, AgendaItem.objects.get(pk=second.pk).state) == ("done", "called")
    assert first.done_at is not None
    assert kinds() == ["called", "done", "called"]


def test_an_item_can_be_adjourned_and_called_again():
    first, second = called("Haushalt"), item("Pause")
    call_item(actor=runner(), item=second, revision=1, before="adjourned")
    first.refresh_from_db()
    before = first.called_at
    again = call_item(actor=runner(), item=first, revision=first.revision)
    assert (first.state, again.state) == ("adjourned", "called")
    assert again.called_at == before


def test_of_two_who_call_the_second_is_told_how_it_stands():
    one = item("Anträge")
    call_item(actor=runner(), item=one, revision=1)
    with pytest.raises(RefusedError, match="Anträge"):
        call_item(actor=runner("Paul"), item=one, revision=1)
    assert kinds() == ["called"]


def test_nothing_is_called_before_the_assembly_begins():
    one = item(of=assembly(timezone.localdate() + timedelta(days=3)))
    with pytest.raises(RefusedError):
        call_item(actor=runner(), item=one, revision=1)


def test_only_what_is_dealt_with_can_be_closed():
    one = item()
    with pytest.raises(RefusedError):
        end_item(actor=runner(), item=one, revision=1, state="done")
    one = called("Zweites")
    assert end_item(actor=runner(), item=one, revision=one.revision, state="done").done_at


def test_the_database_calls_one_item_at_a_time():
    first = called()
    with pytest.raises(DatabaseError), transaction.atomic():
        AgendaItem.objects.create(
            assembly=first.assembly,
            position=9,
            title="x",
            state="called",
            called_at=timezone.now(),
        )


def test_calling_marks_the_motions_on_it_once():
    motion, one = make_motion(), item()
    describe_item(
        actor=runner(), item=one, revision=1, words=("Worum es geht.", ""), submissions=[motion]
    )
    one.refresh_from_db()
    call_item(actor=runner(), item=one, revision=one.revision)
    motion.refresh_from_db()
    first = motion.called_at
    assert first is not None
    later = item("Später")
    describe_item(actor=runner(), item=later, revision=1, words=("", ""), submissions=[motion])
    later.refresh_from_db()
    call_item(actor=runner(), item=later, revision=later.revision)
    motion.refresh_from_db()
    assert motion.called_at == first


def test_a_motion_put_on_a_called_item_counts_as_called():
    motion, one = make_motion(), called()
    describe_item(
        actor=runner(), item=one, revision=one.revision, words=("", ""), submissions=[motion]
    )
    motion.refresh_from_db()
    assert motion.called_at is not None


def test_the_hour_that_repeats_is_two_hours():
    """Called at 2.30 in summer time: an amendment at 2.15 in winter time comes 45 minutes late."""
    rule = SubmissionRule(Rule("amendments", "", ""), frozenset({"amendment"}), None)
    at = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    told = {"assembly_on": at.date(), "zone": ZoneInfo("Europe/Berlin"), "called_at": at}
    early = check_submission(rule, handed_in=at - timedelta(minutes=1), **told)
    late = check_submission(rule, handed_in=at + timedelta(minutes=45), **told)
    assert (early.code, late.code) == ("in-time-until-called", "called")


def test_presence_is_counted_and_checked(monkeypatch):
    one = assembly()
    assert count_presence(actor=runner(), assembly=one, present=40).findings == []
    monkeypatch.setattr("wirksam.assembly.queries.ruling.rules_of", lambda _one: RULES)
    few = count_presence(actor=runner(), assembly=one, present=10, entitled=120)
    assert [found["code"] for found in few.findings] == ["not-quorate"]
    with pytest.raises(RefusedError, match="130"):
        count_presence(actor=runner(), assembly=one, present=130, entitled=120)


def test_the_same_form_counts_once():
    one, key = assembly(), uuid4()
    for _turn in range(2):
        count_presence(actor=runner(), assembly=one, present=40, draft_key=key)
        note_minutes(actor=runner(), assembly=one, note=NewNote("Pause.", draft_key=key))
    assert (Presence.objects.count(), MinuteEntry.objects.count()) == (1, 2)


def test_a_procedural_motion_needs_its_outcome():
    one = called()
    with pytest.raises(RefusedError):
        note_minutes(
            actor=runner(), assembly=one.assembly, note=NewNote(procedural="end_debate", item=one)
        )
    note = NewNote("Mira", one, "end_debate", "carried")
    assert note_minutes(actor=runner(), assembly=one.assembly, note=note).kind == "procedural"


def test_a_note_is_mended_by_another_and_only_once():
    one = assembly()
    wrong = note_minutes(actor=runner(), assembly=one, note=NewNote("Falsch."))
    right = note_minutes(actor=runner(), assembly=one, note=NewNote("Richtig.", corrects=wrong))
    assert right.corrects == wrong
    with pytest.raises(RefusedError):
        note_minutes(actor=runner("Paul"), assembly=one, note=NewNote("Ganz.", corrects=wrong))
    with pytest.raises(RefusedError):
        note_minutes(actor=runner(), assembly=one, note=NewNote("  "))


def test_minutes_are_append_only():
    entry = note_minutes(actor=runner(), assembly=assembly(), note=NewNote("So war es."))
    with pytest.raises(DatabaseError), transaction.atomic():
        MinuteEntry.objects.update(text="Anders.")
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()


def test_an_agenda_keeps_what_has_begun():
    first, second = called("Eröffnung"), item("Anträge")
    one = first.assembly
    one.refresh_from_db()
    rows = [AgendaRow("Anträge zuerst", item=second.pk)]
    with pytest.raises(RefusedError, match="Eröffnung"):
        set_agenda(actor=runner(), assembly=one, rows=rows, revision=one.revision)
    rows.append(AgendaRow("Eröffnung", item=first.pk))
    set_agenda(actor=runner(), assembly=one, rows=rows, revision=one.revision)
    assert list(one.agenda.values_list("pk", "title")) == [
        (second.pk, "Anträge zuerst"),
        (first.pk, "Eröffnung"),
    ]
