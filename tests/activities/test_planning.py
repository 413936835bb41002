"""Planning, two people at once, calling off, closing, doing it too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.activities import (
    activity,
    cohosted,
    contribution,
    going,
    host_body,
    hosting,
)
from tests.factories.people import board, human
from tests.factories.programme import confirmed, version
from wirksam.activities.models import Activity, Closing, CoHost, Meeting, Note, Participation
from wirksam.activities.operations.closing import Outcome, close_activity
from wirksam.activities.operations.copying import copy_activity
from wirksam.activities.operations.hosting import answer_cohost, ask_cohost, take_back_cohost
from wirksam.activities.operations.planning import (
    Plan,
    cancel_activity,
    change_activity,
    note_done,
    open_activity,
    plan_activity,
    revive_activity,
)
from wirksam.activities.operations.saving import StaleError
from wirksam.activities.operations.series import plan_of
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    return host_body("kv-eins")


@pytest.fixture
def hanna(ours):
    return hosting(ours)


@pytest.fixture
def other():
    return hosting(host_body("kv-zwei"), "Otto")


def yesterday():
    return timezone.now() - timedelta(days=1)


def test_plan_a_meeting(hanna, ours):
    start = timezone.now() + timedelta(days=3)
    plan = Plan("Treffen", ours, starts_at=start)
    made = plan_activity(actor=hanna, kind="meeting", plan=plan, own={"agenda": "1. Wahl"})
    assert type(made) is Activity, "whoever asks rights of it asks the one table"
    assert Meeting.objects.get(pk=made.pk).agenda == "1. Wahl"
    assert (made.created_by, made.state, made.visibility) == (hanna.key, "planned", "members")
    entry = JournalEntry.objects.get(verb="plan_activity")
    assert (entry.unit_key, entry.detail) == ("kv-eins", {"kind": "meeting"})


def test_nobody_plans_for_another_body(other, ours):
    with pytest.raises(RefusedError, match="cannot plan for this body"):
        plan_activity(actor=other, kind="meeting", plan=Plan("Treffen", ours, state="idea"))


def test_all_chapters_is_no_host(ours, hanna):
    everyone = board(ours.unit, "chapters")
    with pytest.raises(RefusedError, match="cannot plan"):
        plan_activity(actor=hanna, kind="meeting", plan=Plan("Treffen", everyone, state="idea"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"starts_at": None}, "Say when it is"),
        ({"ends_at": timezone.now() - timedelta(days=9)}, "before the beginning"),
        ({"ends_at": timezone.now() + timedelta(days=900)}, "longer than a year"),
        ({"state": "cancelled"}, "Plan it first"),
    ],
)
def test_impossible_plans_are_refused(hanna, ours, changes, message):
    plan = replace(Plan("Treffen", ours, starts_at=timezone.now()), **changes)
    with pytest.raises(RefusedError, match=message):
        plan_activity(actor=hanna, kind="meeting", plan=plan)


def test_of_two_people_the_second_is_told(hanna, ours):
    one = activity(ours)
    mine, theirs = plan_of(one), replace(plan_of(one), title="Anders")
    change_activity(actor=hanna, activity=one, plan=theirs, revision=1)
    with pytest.raises(StaleError, match="Your words are still here") as stale:
        change_activity(actor=hanna, activity=one, plan=mine, revision=1)
    assert stale.value.now.title == "Anders"


def test_calendars_hear_only_of_what_they_show(hanna, ours):
    one = activity(ours)
    one = change_activity(
        actor=hanna, activity=one, plan=replace(plan_of(one), needs_text="Stift"), revision=1
    )
    assert (one.revision, one.sequence) == (2, 0)
    one = change_activity(
        actor=hanna, activity=one, plan=replace(plan_of(one), place="Wehr"), revision=2
    )
    assert (one.revision, one.sequence) == (3, 1)


def test_calling_off_keeps_the_row(hanna, ours):
    one = cancel_activity(actor=hanna, activity=activity(ours), revision=1, reason="Sturm")
    assert (one.state, one.sequence, one.cancelled_reason) == ("cancelled", 1, "Sturm")
    with pytest.raises(RefusedError, match="called off already"):
        cancel_activity(actor=hanna, activity=one, revision=None)
    with pytest.raises(RefusedError, match="is over"):
        change_activity(actor=hanna, activity=one, plan=plan_of(one), revision=one.revision)
    one = revive_activity(actor=hanna, activity=one, revision=one.revision)
    assert (one.state, one.sequence, one.cancelled_reason) == ("planned", 2, "")
    assert open_activity(actor=hanna, activity=one, revision=one.revision).state == "open"


def test_a_whole_is_no_part_of_its_part(hanna, ours):
    whole = activity(ours)
    part = activity(ours, part_of=whole)
    with pytest.raises(RefusedError, match="part of itself"):
        change_activity(
            actor=hanna, activity=whole, plan=replace(plan_of(whole), part_of=part), revision=1
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=whole.pk).update(part_of=whole.pk)


def test_the_closing_ritual(hanna, ours):
    one = activity(ours, starts_at=yesterday())
    going(one, human("Mia", ours.unit))
    close_activity(
        actor=hanna, activity=one, outcome=Outcome("Es war gut", 23, "Wieder"), revision=1
    )
    one.refresh_from_db()
    assert (one.state, one.closing.attendees, one.sequence) == ("done", 23, 0)
    assert Participation.objects.get().state == "took_part"
    close_activity(actor=hanna, activity=one, outcome=Outcome("Besser", 24), revision=2)
    assert Closing.objects.get().came_of_it == "Besser"
    with pytest.raises(RefusedError, match="cannot be called off"):
        cancel_activity(actor=hanna, activity=one, revision=None)


def test_nothing_is_closed_before_it_begins(hanna, ours):
    with pytest.raises(RefusedError, match="not begun"):
        close_activity(actor=hanna, activity=activity(ours), outcome=Outcome("x"), revision=1)
    called_off = activity(ours, starts_at=yesterday(), state="cancelled")
    with pytest.raises(RefusedError, match="called off"):
        close_activity(actor=hanna, activity=called_off, outcome=Outcome("x"), revision=1)


def test_a_note_is_closed_at_once(hanna, ours):
    day = timezone.localdate() - timedelta(days=2)
    made = note_done(
        actor=hanna, plan=Plan("Plakate", ours), on=day, outcome=Outcome("Zwölf hängen", 3)
    )
    assert (made.kind, made.state, made.all_day, made.first_day) == ("note", "done", True, day)
    assert (Note.objects.get().happened_on, made.closing.attendees) == (day, 3)
    with pytest.raises(RefusedError, match="still to come"):
        note_done(
            actor=hanna,
            plan=Plan("Plakate", ours),
            on=timezone.localdate() + timedelta(days=1),
            outcome=Outcome("x"),
        )


def test_doing_it_too(other, ours):
    text = version(published=True)
    source = activity(ours, summary="So ging es", place="Wehr", needs_text="Stift")
    contribution(source, confirmed(text), note="füllt es")
    contribution(source, confirmed(text, state="superseded", **_replaced(text)))
    theirs = host_body("kv-zwei")
    made = copy_activity(actor=other, activity=source, host=theirs)
    assert (made.state, made.visibility, made.host_id) == ("idea", "body", theirs.pk)
    assert (made.summary, made.needs_text, made.place) == ("So ging es", "Stift", "")
    assert made.copied_from_id == source.pk
    assert [row.note for row in made.contributions.all()] == ["füllt es"]
    hidden = activity(ours, visibility="unit")
    with pytest.raises(RefusedError):
        copy_activity(actor=other, activity=hidden, host=theirs)
    with pytest.raises(RefusedError, match="cannot plan for this body"):
        copy_activity(actor=other, activity=source, host=ours)


def _replaced(text):
    return {"superseded_by": confirmed(text), "superseded_at": timezone.now()}


def test_hosting_together_is_decided_by_the_other_body(hanna, other, ours):
    one, theirs = activity(ours), host_body("kv-zwei")
    asked = ask_cohost(actor=hanna, activity=one, body=theirs)
    with pytest.raises(RefusedError, match="asked already"):
        ask_cohost(actor=hanna, activity=one, body=theirs)
    with pytest.raises(RefusedError, match="hosts it already"):
        ask_cohost(actor=hanna, activity=one, body=ours)
    with pytest.raises(RefusedError, match="Only the body"):
        answer_cohost(actor=hanna, cohost=asked, state="agreed")
    answer_cohost(actor=other, cohost=asked, state="declined")
    with pytest.raises(RefusedError, match="answered already"):
        answer_cohost(actor=other, cohost=asked, state="agreed")
    ask_cohost(actor=hanna, activity=one, body=theirs)
    assert answer_cohost(actor=other, cohost=asked, state="agreed").state == "agreed"
    with pytest.raises(RefusedError, match="answered already"):
        take_back_cohost(actor=hanna, cohost=asked)
    assert answer_cohost(actor=other, cohost=asked, state="withdrawn").state == "withdrawn"


def test_a_question_can_be_taken_back(hanna, other, ours):
    one = activity(ours)
    asked = ask_cohost(actor=hanna, activity=one, body=host_body("kv-zwei"))
    take_back_cohost(actor=hanna, cohost=asked)
    assert not CoHost.objects.exists()
    with pytest.raises(RefusedError, match="taken back"):
        answer_cohost(actor=other, cohost=asked, state="agreed")


def test_a_cohost_neither_changes_nor_calls_off(other, ours):
    one = activity(ours)
    cohosted(one, host_body("kv-zwei"))
    with pytest.raises(RefusedError):
        cancel_activity(actor=other, activity=one, revision=1)
    with pytest.raises(RefusedError):
        change_activity(actor=other, activity=one, plan=plan_of(one), revision=1)
