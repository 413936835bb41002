"""Units, members, offices and mandates for tests about rights."""

from __future__ import annotations

from datetime import date
from itertools import count

from wirksam.accounts.models import User
from wirksam.association.models import (
    Body,
    ContactPoint,
    Mandate,
    Membership,
    Office,
    OfficeCapability,
    Person,
    Unit,
)
from wirksam.association.queries.actors import actor_for
from wirksam.foundation.access import Actor

_numbers = count(1)
LONG_AGO = date(2020, 1, 1)


def unit(slug: str, parent: Unit | None = None, kind: str = "district", **fields: object) -> Unit:
    return Unit.objects.create(slug=slug, name=slug.upper(), kind=kind, parent=parent, **fields)


def tree() -> dict[str, Unit]:
    """A federation: one state with two chapters, and another state beside it."""
    root = unit("bund", kind="federal")
    state = unit("land", root, "state")
    return {
        "bund": root,
        "land": state,
        "nachbarland": unit("nachbarland", root, "state"),
        "eins": unit("kv-eins", state),
        "zwei": unit("kv-zwei", state),
    }


def board(of: Unit, kind: str = "board", **fields: object) -> Body:
    number = next(_numbers)
    return Body.objects.create(
        key=f"body-{number}", name=f"Gremium {number}", kind=kind, unit=of, **fields
    )


def office(of: Body, *capabilities: str, **fields: object) -> Office:
    """An office; a capability is ``people.view`` or ``people.view/below`` (default: unit)."""
    made = Office.objects.create(
        body=of, **({"name": f"Amt {next(_numbers)}", "seats": 9} | fields)
    )
    for told in capabilities:
        capability, _slash, reach = told.partition("/")
        OfficeCapability.objects.create(office=made, capability=capability, reach=reach or "unit")
    return made


def human(name: str, *units: Unit, account: bool = True, **fields: object) -> Person:
    """A person who has belonged to ``units`` for long."""
    number = next(_numbers)
    user = User.objects.create_user(f"{number}@example.invalid") if account else None
    someone = Person.objects.create(name=name, user=user, **fields)
    for where in units:
        Membership.objects.create(person=someone, unit=where, starts_on=LONG_AGO)
    return someone


def seat(someone: Person, where: Office, **fields: object) -> Mandate:
    return Mandate.objects.create(
        person=someone, office=where, **({"starts_on": LONG_AGO} | fields)
    )


def contact(of: Person, value: str, visible_to: str = "me", **fields: object) -> ContactPoint:
    return ContactPoint.objects.create(
        person=of, kind=fields.pop("kind", "phone"), value=value, visible_to=visible_to, **fields
    )


def acting(someone: Person) -> Actor:
    """The person as she may act now."""
    return actor_for(someone)
