"""Rules of units, mandates and memberships that the database itself keeps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from tests.factories.people import board, human, office, seat, tree, unit
from wirksam.association.models import GrantRequest, Membership, Opening, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    return tree()


def refused(match):
    return pytest.raises(DatabaseError, match=match)


def test_a_path_tells_the_place(units):
    assert units["eins"].path == "bund/land/kv-eins/"
    assert units["eins"].above == ["bund/", "bund/land/"]


def test_a_path_that_lies_is_refused(units):
    with refused("follow the parent"), transaction.atomic():
        Unit.objects.filter(pk=units["eins"].pk).update(path="elsewhere/")
    with refused("follow the parent"), transaction.atomic():
        Unit.objects.filter(pk=units["eins"].pk).update(parent=units["nachbarland"])


def test_no_unit_lies_below_itself(units):
    eins = units["eins"]
    with refused("below itself|follow the parent"), transaction.atomic():
        Unit.objects.filter(pk=units["land"].pk).update(parent=eins, path=f"{eins.path}land/")
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=eins.pk).update(parent=eins, path="kv-eins/kv-eins/")


def test_addresses_are_lower_case(units):
    with pytest.raises(IntegrityError), transaction.atomic():
        unit("KV-Drei", units["land"])


@pytest.mark.parametrize(
    "fields",
    [
        {"ends_on": date(2019, 1, 1)},
        {"ended_reason": "Rücktritt"},
        {"seat": 0},
        {"shown_to": "me"},
    ],
    ids=str,
)
def test_a_mandate_is_in_order(units, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        seat(human("Alma"), office(board(units["eins"])), **fields)


def test_acting_for_another_body_has_an_end(units):
    team = board(units["land"], "team")
    speaker = office(board(units["land"]))
    with pytest.raises(IntegrityError), transaction.atomic():
        seat(human("Alma"), speaker, acting_for=team)
    assert seat(human("Berta"), speaker, acting_for=team, ends_on=date(2030, 1, 1)).body == team


def test_a_seat_is_held_by_one_person_a_day(units):
    chair = office(board(units["eins"]))
    seat(human("Alma"), chair, seat=1, ends_on=date(2026, 3, 31))
    with refused("seat is taken"), transaction.atomic():
        seat(human("Berta"), chair, seat=1, starts_on=date(2026, 3, 31))
    seat(human("Berta"), chair, seat=1, starts_on=date(2026, 4, 1))
    seat(human("Clara"), chair, seat=2, starts_on=date(2026, 1, 1))


def test_nobody_holds_an_office_twice_on_a_day(units):
    alma, chair = human("Alma"), office(board(units["eins"]))
    seat(alma, chair, ends_on=date(2026, 3, 31))
    with refused("holds this office"), transaction.atomic():
        seat(alma, chair, starts_on=date(2026, 1, 1))
    seat(alma, chair, starts_on=date(2026, 4, 1))


def test_no_mandate_begins_after_its_unit_has_ended(units):
    chair = office(board(units["eins"]))
    Unit.objects.filter(pk=units["eins"].pk).update(ends_on=date(2025, 12, 31))
    with refused("has ended"), transaction.atomic():
        seat(human("Alma"), chair, starts_on=date(2026, 1, 1))
    seat(human("Alma"), chair, starts_on=date(2025, 12, 31))


def test_an_emergency_office_is_held_for_hours_only(units):
    glass = office(board(units["land"]), emergency=True)
    usual = office(board(units["land"]))
    soon = timezone.now() + timedelta(hours=1)
    with refused("for hours"), transaction.atomic():
        seat(human("Alma"), glass)
    with refused("for hours"), transaction.atomic():
        seat(human("Berta"), usual, expires_at=soon, ends_on=date(2030, 1, 1))


def test_one_membership_a_unit_and_day(units):
    alma = human("Alma", units["eins"])
    with refused("belongs to this unit"), transaction.atomic():
        Membership.objects.create(person=alma, unit=units["eins"], starts_on=date(2025, 1, 1))
    Membership.objects.create(person=alma, unit=units["zwei"], starts_on=date(2025, 1, 1))


def test_a_grant_is_confirmed_by_another(units):
    chair = office(board(units["eins"]))
    with pytest.raises(IntegrityError), transaction.atomic():
        GrantRequest.objects.create(
            office=chair,
            capability="people.view",
            reach="unit",
            asked_by="one",
            decided_by="one",
            state="confirmed",
        )


def test_an_opening_has_an_end_and_a_purpose(units):
    reader = board(units["land"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Opening.objects.create(unit=units["eins"], reader=reader, purpose="x", opened_by="k")
    with pytest.raises(IntegrityError), transaction.atomic():
        Opening.objects.create(
            unit=units["eins"], reader=reader, purpose="", opened_by="k", ends_on=date(2030, 1, 1)
        )
