"""Reading applications: who may, what they say, and that nobody else learns anything."""

from __future__ import annotations

import pytest

from tests.factories.association import actor
from tests.factories.choosing import applied, board, known, screened, screening
from tests.factories.teams import called
from wirksam.association.choices import Capability
from wirksam.association.models import Mandate, Office, OfficeCapability
from wirksam.foundation.access import NOBODY, RefusedError, can, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.teams.models import Application, Finding, Reader
from wirksam.teams.operations.readers import name_reader, release_reader
from wirksam.teams.operations.screening import find
from wirksam.teams.queries.facts import facts_of

pytestmark = pytest.mark.django_db


def reader_named(cycle, name):
    """Lara names somebody whom she can see: a colleague of the board."""
    someone = known(name)
    office = Office.objects.create(body=board_body(), name=f"Platz {name}")
    Mandate.objects.create(person=someone, office=office, shown_to="all")
    return name_reader(actor=board(), cycle=cycle, name=name)


def board_body():
    return Office.objects.get(name="Amt von Lara").body


def test_readers_are_named_by_who_runs_teams_and_told():
    cycle = called()
    board()
    row = reader_named(cycle, "Rosa")
    assert row.person.name == "Rosa"
    with pytest.raises(RefusedError):
        name_reader(actor=actor(known("Mika")), cycle=cycle, name="Rosa")
    with pytest.raises(RefusedError):
        name_reader(actor=board(), cycle=cycle, name="Niemand")


def test_who_applied_is_named_like_anybody_else_and_reads_nothing():
    """A refusal would tell whoever names people that she has applied."""
    cycle = called()
    board()
    bo, mine = applied(cycle, "Bo"), applied(cycle, "Rosa")
    reader_named(cycle, "Rosa")
    type(cycle).objects.filter(pk=cycle.pk).update(state="screening")
    for one in (bo, mine):
        assert not can(actor(mine.person), one, "screen")


def test_a_reader_who_begins_to_apply_reads_no_more():
    cycle = screening()
    bo = applied(cycle, "Bo")
    rosa = actor(known("Rosa"))
    assert can(rosa, bo, "screen")
    mine = applied(cycle, "Rosa")
    for state in ("draft", "submitted"):
        Application.objects.filter(pk=mine.pk).update(state=state)
        assert not can(rosa, bo, "screen")
        assert not can(rosa, mine, "screen")
    Application.objects.filter(pk=mine.pk).update(state="withdrawn")
    assert can(rosa, bo, "screen")


def test_no_office_opens_applications():
    cycle = screening()
    bo = applied(cycle, "Bo")
    office = Office.objects.create(body=board_body_of(), name="Alles")
    for one in Capability.values:
        OfficeCapability.objects.create(office=office, capability=one, reach="below")
    powerful = known("Ada")
    Mandate.objects.create(person=powerful, office=office)
    for who in (actor(powerful), board(), NOBODY, actor(known("Mika")), actor(bo.person)):
        assert not visible(who, Application, "screen").exists()


def board_body_of():
    board()
    return board_body()


@pytest.mark.parametrize("state", ["planned", "call", "decided", "running", "closed", "lapsed"])
def test_nothing_is_read_before_the_call_has_closed_nor_after_the_decision(state):
    cycle = screening()
    bo = applied(cycle, "Bo")
    type(cycle).objects.filter(pk=cycle.pk).update(
        state=state,
        lapsed_reason="x",
        starts_on="2026-01-01",
        ends_on="2027-01-01",
    )
    assert not can(actor(known("Rosa")), bo, "screen")


def test_every_criterion_needs_a_verdict_and_a_reason():
    cycle = screening()
    bo = applied(cycle, "Bo")
    rosa, criteria = actor(known("Rosa")), list(cycle.criteria.all())
    good = {one.pk: ("met", "Ja.") for one in criteria}
    for wrong in (
        {},
        {criteria[0].pk: ("met", "Ja.")},
        good | {criteria[1].pk: ("met", "  ")},
        good | {criteria[1].pk: ("best", "Ja.")},
        good | {criteria[1].pk: ("met", "x" * 1001)},
        good | {999_999: ("met", "Ja.")},
    ):
        with pytest.raises(RefusedError):
            find(actor=rosa, application=bo, found=wrong)
    assert not Finding.objects.exists()
    find(actor=rosa, application=bo, found=good)
    find(actor=rosa, application=bo, found=good | {criteria[0].pk: ("growing", "Noch nicht.")})
    assert Finding.objects.count() == 2
    assert facts_of(cycle).unread == 1
    screened(bo, "Ravi")
    assert facts_of(cycle).unread == 0


def test_the_journal_does_not_say_whose_application_was_read():
    cycle = screening()
    screened(applied(cycle, "Bo"))
    for one in JournalEntry.objects.filter(verb="screen_application"):
        assert (one.object_type, one.detail) == ("teams.teamcycle", {})


def test_a_reader_steps_back_and_what_she_found_goes_along():
    cycle = screening()
    bo = applied(cycle, "Bo")
    screened(bo)
    rosa = Reader.objects.get(cycle=cycle, person__name="Rosa")
    with pytest.raises(RefusedError):
        release_reader(actor=actor(known("Ravi")), reader=rosa)
    release_reader(actor=actor(known("Rosa")), reader=rosa)
    assert facts_of(cycle).unread == 1
    assert Finding.objects.count() == 2
