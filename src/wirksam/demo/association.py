"""Units, bodies, occasions and people of the invented association."""

from __future__ import annotations

from datetime import date
from typing import Any

from wirksam.accounts.models import User
from wirksam.association.models import (
    Body,
    BodySynonym,
    Look,
    Mandate,
    Occasion,
    OccasionSynonym,
    Office,
    OfficeCapability,
    Person,
    Unit,
)
from wirksam.demo.personas import address_of
from wirksam.foundation.pages import touch

Data = dict[str, Any]


def load_association(told: Data) -> None:
    """Make everything the programme will refer to."""
    units: dict[str, Unit] = {}
    for unit in told["units"]:
        units[unit["slug"]] = Unit.objects.create(
            slug=unit["slug"],
            kind=unit["kind"],
            name=unit["name"],
            short_name=unit["short_name"],
            parent=units.get(unit["parent"]),
        )
    look = told["look"]
    Look.objects.create(unit=units[look["unit"]], brand=look["brand"], accent=look["accent"])
    bodies = {body["key"]: _body(body, units) for body in told["bodies"]}
    for occasion in told["occasions"]:
        _occasion(occasion)
    offices = {
        (office["body"], office["name"]): _office(office, bodies) for office in told["offices"]
    }
    for person in told["people"]:
        _person(person, offices)
    touch("association")


def _body(told: Data, units: dict[str, Unit]) -> Body:
    body = Body.objects.create(
        key=told["key"],
        unit=units[told["unit"]],
        name=told["name"],
        short_name=told["short_name"],
        kind=told["kind"],
        explanation=told["explanation"],
        own=told["own"],
        starts_on=date.fromisoformat(told["starts_on"]),
        ends_on=_day(told.get("ends_on")),
    )
    BodySynonym.objects.bulk_create(
        BodySynonym(body=body, wording=wording) for wording in told["synonyms"]
    )
    return body


def _occasion(told: Data) -> None:
    occasion = Occasion.objects.create(
        key=told["key"],
        kind=told["kind"],
        name=told["name"],
        happens_on=_day(told["date"]),
        happened=told["happened"],
    )
    OccasionSynonym.objects.bulk_create(
        OccasionSynonym(occasion=occasion, wording=wording) for wording in told["synonyms"]
    )


def _office(told: Data, bodies: dict[str, Body]) -> Office:
    office = Office.objects.create(body=bodies[told["body"]], name=told["name"])
    OfficeCapability.objects.bulk_create(
        OfficeCapability(office=office, capability=one["capability"], reach=one["reach"])
        for one in told["capabilities"]
    )
    return office


def _person(told: Data, offices: dict[tuple[str, str], Office]) -> None:
    key = told.get("persona")
    person = Person.objects.create(
        name=f"{told['first_name']} {told['last_name']}",
        user=User.objects.create_user(address_of(key)) if key else None,
    )
    for held in told["offices"]:
        Mandate.objects.create(
            person=person,
            office=offices[held["body"], held["name"]],
            starts_on=date.fromisoformat(held["from"]),
            ends_on=_day(held["to"]),
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
