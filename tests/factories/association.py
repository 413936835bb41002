from __future__ import annotations

from datetime import date

from wirksam.accounts.models import User
from wirksam.association.models import (
    Body,
    Mandate,
    Occasion,
    Office,
    OfficeCapability,
    Person,
    Unit,
)
from wirksam.association.queries import actor_behind
from wirksam.foundation.access import Actor

EVERYTHING = ("programme.import", "programme.review", "programme.publish")


def state_unit() -> Unit:
    unit, _ = Unit.objects.get_or_create(
        slug="land", defaults={"name": "Jugend Beispielland", "kind": "state"}
    )
    return unit


def body(key: str = "landesvorstand", name: str = "Landesvorstand", kind: str = "board") -> Body:
    found, _ = Body.objects.get_or_create(
        key=key, defaults={"name": name, "kind": kind, "unit": state_unit()}
    )
    return found


def occasion(on: date | None = date(2026, 4, 18)) -> Occasion:
    found, _ = Occasion.objects.get_or_create(
        key="lmv-fruehjahr-2026",
        defaults={"name": "LMV Frühjahr 2026", "kind": "assembly", "happens_on": on},
    )
    return found


def person(name: str, *capabilities: str, ends_on: date | None = None) -> Person:
    """A person with an account and, if she may do something, an office with a running mandate."""
    user = User.objects.create_user(f"{name.casefold()}@example.invalid")
    someone = Person.objects.create(name=name, user=user)
    if capabilities:
        office = Office.objects.create(body=body(), name=f"Amt von {name}")
        for capability in capabilities:
            OfficeCapability.objects.create(office=office, capability=capability)
        Mandate.objects.create(
            person=someone, office=office, starts_on=date(2025, 1, 1), ends_on=ends_on
        )
    return someone


def reviewer(name: str) -> Person:
    return person(name, *EVERYTHING)


def actor(someone: Person) -> Actor:
    return actor_behind(someone.user)
