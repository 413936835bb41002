"""People of the invented association: where they belong, what they hold, what they show."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from wirksam.accounts.models import User
from wirksam.association.models import (
    Body,
    ContactPoint,
    Mandate,
    Membership,
    Office,
    Person,
    RoomPost,
    Round,
    Unit,
)
from wirksam.demo.personas import address_of

Data = dict[str, Any]
_LADDERS = (("body", "unit"), ("me", "body"), ("unit", "me"), ("me", "me"), ("body", "unit"))


def load_people(told: Data, units: dict[str, Unit], offices: dict[tuple[str, str], Office]) -> None:
    """Everyone with a name, the cast first."""
    for number, one in enumerate(told["people"] + told["members"], start=1):
        settle(one, units, offices, number)


def settle(
    told: Data,
    units: dict[str, Unit],
    offices: dict[tuple[str, str], Office],
    number: int,
    since: date | None = None,
) -> Person:
    """One person with all she has; her offices begin ``since`` a day, or as they are told."""
    person = _person(told, units)
    _reachable(person, number, lent=bool(told.get("offices")))
    for held in told.get("offices", ()):
        office = offices[held["body"], held["name"]]
        Mandate.objects.create(
            person=person,
            office=office,
            shown_to=office.body.shows_holders_to,
            starts_on=since or date.fromisoformat(held["from"]),
            ends_on=date.fromisoformat(held["to"]) if held["to"] else None,
        )
    return person


def _person(told: Data, units: dict[str, Unit]) -> Person:
    key = told.get("persona")
    person = Person.objects.create(
        name=f"{told['first_name']} {told['last_name']}",
        user=User.objects.create_user(address_of(key)) if key else None,
        visible_to=told.get("visible_to", "body"),
    )
    Membership.objects.create(
        person=person,
        unit=units[told["unit"]],
        starts_on=date.fromisoformat(told["joined_on"]),
    )
    return person


def _reachable(person: Person, number: int, *, lent: bool) -> None:
    """A mail address and a telephone number, shown as far as this person likes."""
    mail_to, phone_to = _LADDERS[number % len(_LADDERS)]
    plain = unicodedata.normalize("NFKD", person.name.casefold().replace("ı", "i"))
    name = "".join(sign for sign in plain if sign.isascii() and (sign.isalnum() or sign in " -"))
    mail = f"{name.replace(' ', '.')}@mail.invalid"
    ContactPoint.objects.create(
        person=person, kind="mail", value=mail, visible_to=mail_to, for_office=lent
    )
    ContactPoint.objects.create(
        person=person, kind="phone", value=f"+49 1525 5550{number:03d}", visible_to=phone_to
    )


def load_rounds(told: list[Data], units: dict[str, Unit], bodies: dict[str, Body]) -> None:
    """Rounds of exchange, and what was said in them."""
    for one in told:
        room = Round.objects.create(
            body=bodies[one["body"]],
            host=bodies[one["host"]],
            function=one["function"],
            unit=units[one["unit"]],
            purpose=one["purpose"],
        )
        for post in one["posts"]:
            person = Person.objects.get(name=" ".join(post["by"]))
            seat = person.mandates.get(office__function=one["function"])
            RoomPost.objects.create(
                round=room, author=person, seat_unit=seat.office.body.unit, text=post["text"]
            )
