"""Units, bodies, occasions and offices of the invented association."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from wirksam.association.models import (
    Body,
    BodySynonym,
    Look,
    Occasion,
    OccasionSynonym,
    Office,
    OfficeAlias,
    OfficeCapability,
    RuleBook,
    Unit,
)
from wirksam.demo.people import load_people, load_rounds
from wirksam.engine.statutes import data_of, rule_set
from wirksam.foundation.pages import touch

RULES = Path(__file__).parent / "data" / "rules-2026.json"
Data = dict[str, Any]
Offices = dict[tuple[str, str], Office]


def load_association(told: Data) -> None:
    """Make everything the programme will refer to."""
    units = _units(told["units"])
    look = told["look"]
    Look.objects.create(unit=units[look["unit"]], brand=look["brand"], accent=look["accent"])
    bodies = {body["key"]: _body(body, units) for body in told["bodies"]}
    for occasion in told["occasions"]:
        _occasion(occasion, units[told["programme"]["unit"]])
    load_rules(units[told["programme"]["unit"]])
    offices = {
        (office["body"], office["name"]): _office(office, bodies) for office in told["offices"]
    }
    OfficeAlias.objects.bulk_create(
        OfficeAlias(unit=units[alias["unit"]], function=alias["function"], title=alias["title"])
        for alias in told["office_aliases"]
    )
    load_people(told, units, offices)
    load_rounds(told["rounds"], units, bodies)
    touch("association")


def load_rules(unit: Unit) -> None:
    """The rules by which the association decides."""
    rules = rule_set(json.loads(RULES.read_text(encoding="utf-8")))
    RuleBook.objects.create(
        unit=unit,
        name=rules.name,
        version=rules.version,
        valid_from=rules.valid_from,
        source="Beschluss der LMV Herbst 2025, TOP 6",
        content=data_of(rules),
        stored_by="demo",
    )


def _units(told: list[Data]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for unit in told:
        units[unit["slug"]] = Unit.objects.create(
            slug=unit["slug"],
            kind=unit["kind"],
            name=unit["name"],
            short_name=unit["short_name"],
            parent=units.get(unit["parent"]),
        )
    return units


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
        ends_on=day(told.get("ends_on")),
    )
    BodySynonym.objects.bulk_create(
        BodySynonym(body=body, wording=wording) for wording in told["synonyms"]
    )
    return body


def _occasion(told: Data, unit: Unit) -> None:
    occasion = Occasion.objects.create(
        key=told["key"],
        unit=unit,
        kind=told["kind"],
        name=told["name"],
        happens_on=day(told["date"]),
        happened=told["happened"],
    )
    OccasionSynonym.objects.bulk_create(
        OccasionSynonym(occasion=occasion, wording=wording) for wording in told["synonyms"]
    )


def _office(told: Data, bodies: dict[str, Body]) -> Office:
    body = bodies[told["body"]]
    office = Office.objects.create(
        body=body,
        name=told["name"],
        function=told["function"],
        seats=told["seats"],
        seat_group=told.get("seat_group", ""),
        reserved_seats=told.get("reserved_seats", 0),
        mail=told.get("mail", ""),
        emergency=told.get("emergency", False),
    )
    OfficeCapability.objects.bulk_create(
        OfficeCapability(office=office, capability=one["capability"], reach=one["reach"])
        for one in told["capabilities"]
    )
    if told.get("contact"):
        body.contact = office
        body.save(update_fields=["contact"])
    return office


def day(text: str | None) -> date | None:
    """A day as it is written in the data."""
    return date.fromisoformat(text) if text else None
