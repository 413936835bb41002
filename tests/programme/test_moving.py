"""Occasions move, and every deadline on them; each says when and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.association import actor, occasion, person, state_unit
from tests.factories.people import acting, board, human, office, seat, tree
from tests.factories.programme import confirmed, proposal, version
from wirksam.association.models import Occasion, OccasionMove
from wirksam.association.operations.occasions import NewOccasion, found_occasion, mark_happened
from wirksam.foundation.access import RefusedError, visible
from wirksam.programme.models import Deadline, DeadlineShift
from wirksam.programme.operations.moving import move_deadline, move_occasion
from wirksam.programme.queries.cards import cards, public_commitments
from wirksam.programme.queries.moving import deadlines_on

pytestmark = pytest.mark.django_db

SPRING, MAY = date(2026, 4, 18), date(2026, 5, 9)


@pytest.fixture
def alma():
    return actor(person("Alma", "occasion.move"))


@pytest.fixture
def text():
    return version(published=True)


def deadline(promise, offset=0, **fields):
    told = {"wording": "bis zur LMV im Frühjahr", "occasion": occasion(), "offset_days": offset}
    return Deadline.objects.create(commitment=promise, **(told | fields))


def test_every_deadline_on_it_moves_and_nothing_else(alma, text):
    first, second, fixed = (confirmed(text) for _ in range(3))
    deadline(first)
    deadline(second, offset=-14)
    deadline(fixed, occasion=None, fixed_on=date(2026, 6, 1))
    draft = deadline(proposal(text))
    shifts = move_occasion(actor=alma, occasion=occasion(), to=MAY, reason="Halle", revision=1)
    assert [(one.before, one.after) for one in shifts] == [
        (SPRING, MAY),
        (SPRING - timedelta(days=14), MAY - timedelta(days=14)),
    ]
    due = {card.commitment: card.deadline.due_on for card in cards(public_commitments())}
    assert due == {first: MAY, second: MAY - timedelta(days=14), fixed: date(2026, 6, 1)}
    draft.refresh_from_db()
    assert draft.due_on == MAY
    assert [one.reason for one in first.deadline.shifts.all()] == ["Halle"]
    assert Deadline.objects.get(commitment=first).wording == "bis zur LMV im Frühjahr"


def test_what_would_move_is_told_before(alma, text, django_assert_num_queries):
    one = confirmed(text)
    deadline(one, offset=7)
    deadline(proposal(text))
    when = occasion()
    with django_assert_num_queries(1):
        (shift,) = deadlines_on(when, MAY)
        assert (shift.commitment, shift.days) == (one, 21)
    assert deadlines_on(occasion(), None)[0].days is None
    assert not DeadlineShift.objects.exists()


def test_two_people_moving_it(alma, text):
    deadline(confirmed(text))
    move_occasion(actor=alma, occasion=occasion(), to=MAY, reason="Halle", revision=1)
    with pytest.raises(RefusedError, match="9"):
        move_occasion(actor=alma, occasion=occasion(), to=SPRING, reason="zurück", revision=1)
    move_occasion(actor=alma, occasion=occasion(), to=SPRING, reason="zurück", revision=2)
    assert DeadlineShift.objects.count() == 2


@pytest.mark.parametrize(("to", "reason"), [(SPRING, "gleich"), (MAY, "  ")])
def test_a_move_has_another_day_and_a_reason(alma, to, reason):
    with pytest.raises(RefusedError):
        move_occasion(actor=alma, occasion=occasion(), to=to, reason=reason, revision=1)


def test_it_can_lose_its_date_and_get_one(alma, text):
    one = deadline(confirmed(text))
    move_occasion(actor=alma, occasion=occasion(), to=None, reason="abgesagt", revision=1)
    one.refresh_from_db()
    assert one.due_on is None
    (shift,) = move_occasion(actor=alma, occasion=occasion(), to=MAY, reason="neu", revision=2)
    assert (shift.before, shift.after) == (None, MAY)


def test_what_took_place_does_not_move(alma, text):
    deadline(confirmed(text))
    done = mark_happened(actor=alma, occasion=occasion(), on=SPRING)
    assert (done.happened, OccasionMove.objects.count()) == (True, 0)
    with pytest.raises(RefusedError):
        move_occasion(actor=alma, occasion=occasion(), to=MAY, reason="x", revision=2)
    mark_happened(actor=alma, occasion=occasion(), on=date(2026, 4, 19))
    assert [one.after for one in DeadlineShift.objects.all()] == [date(2026, 4, 19)]
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(RefusedError):
        mark_happened(actor=alma, occasion=occasion(), on=tomorrow)


def test_one_deadline_alone(alma, text):
    one = confirmed(text)
    deadline(one)
    shift = move_deadline(actor=alma, commitment=one, to=MAY, reason="vertagt")
    assert (shift.before, shift.after, shift.occasion_move) == (SPRING, MAY, None)
    move_occasion(actor=alma, occasion=occasion(), to=date(2026, 8, 1), reason="Ferien", revision=1)
    assert Deadline.objects.get(commitment=one).due_on == MAY
    with pytest.raises(RefusedError):
        move_deadline(actor=alma, commitment=one, to=MAY, reason="noch einmal")
    none_yet = confirmed(text)
    assert move_deadline(actor=alma, commitment=none_yet, to=MAY, reason="neu").before is None


def test_notes_are_never_changed(alma, text):
    deadline(confirmed(text))
    move_occasion(actor=alma, occasion=occasion(), to=MAY, reason="Halle", revision=1)
    for model in (DeadlineShift, OccasionMove):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.update(reason="nie")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.all()._raw_delete("default")


def test_an_occasion_is_founded_with_an_address_of_its_own(alma):
    new = NewOccasion("LMV Herbst 2026", "assembly", MAY, state_unit(), ("Herbst-LMV",))
    first, second = (found_occasion(actor=alma, new=new) for _ in range(2))
    assert (first.key, second.key) == ("lmv-herbst-2026", "lmv-herbst-2026-2")
    assert [one.wording for one in first.synonyms.all()] == ["Herbst-LMV"]
    with pytest.raises(RefusedError):
        found_occasion(actor=alma, new=NewOccasion("  "))


def test_who_may_move_what():
    units = tree()
    made = {
        name: Occasion.objects.create(key=name, name=name, kind="assembly", unit=units.get(name))
        for name in ("land", "eins", "zwei", "wahl")
    }

    def movable(where, grant):
        someone = human("X", units["land"])
        seat(someone, office(board(units[where]), grant))
        return {one.key for one in visible(acting(someone), Occasion, "move")}

    assert movable("land", "occasion.move/below") == set(made)
    assert movable("eins", "occasion.move/unit") == {"eins", "wahl"}
    assert movable("eins", "occasion.move/body") == set()
    assert movable("eins", "programme.report/unit") == set()
