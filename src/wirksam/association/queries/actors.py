"""Who stands behind an account, with what her mandates allow today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import (
    Case,
    CharField,
    ExpressionWrapper,
    F,
    FilteredRelation,
    OuterRef,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from wirksam.association.choices import UnitKind
from wirksam.association.models import Mandate, Person, Unit, in_force, running, today
from wirksam.foundation.access import NOBODY, Actor, Grant, Home, Seat
from wirksam.foundation.notices.queries import unseen_count

__all__ = ["actor_behind", "actor_for", "in_force", "placed", "today"]


def placed(mandates: QuerySet[Mandate]) -> QuerySet[Any]:
    """Mandates with the body, unit and path in which they work."""
    return mandates.annotate(
        at_body=Coalesce("acting_for_id", "office__body_id"),
        at_unit=Coalesce("acting_for__unit_id", "office__body__unit_id"),
        at_path=Coalesce("acting_for__unit__path", "office__body__unit__path"),
    )


def actor_behind(user: Any) -> Actor:  # noqa: ANN401 (an account of any kind)
    """The person behind an account; two queries."""
    return _actor(Person.objects.filter(user_id=user.pk))


def actor_for(person: Person) -> Actor:
    """A person as she would act now, with or without an account; two queries."""
    return _actor(Person.objects.filter(pk=person.pk))


def _actor(people: QuerySet[Person]) -> Actor:
    rows = list(_with_homes(people))
    if not rows:
        return NOBODY
    first = rows[0]
    seats, grants = _seats_and_grants(first["pk"])
    homes = tuple(
        Home(row["home_id"], row["home_path"], row["state_path"] or "")
        for row in rows
        if row["home_stands"]
    )
    who = str(first["key"]), first["name"], first["pk"]
    return Actor(*who, grants, seats, homes, first["notices"] or 0)


def _with_homes(people: QuerySet[Person]) -> Iterable[Any]:
    day = today()
    belongs = running(day, "memberships")
    state = (
        Unit.objects.filter(kind=UnitKind.STATE)
        .annotate(outer=ExpressionWrapper(OuterRef("homes__unit__path"), CharField()))
        .filter(outer__startswith=F("path"))
        .values("path")[:1]
    )
    return people.annotate(
        homes=FilteredRelation("memberships", condition=belongs),
        home_id=F("homes__unit_id"),
        home_path=F("homes__unit__path"),
        home_stands=Case(When(running(day, "homes__unit"), then=True), default=False),
        state_path=Subquery(state),
        notices=unseen_count(OuterRef("key")),
    ).values("pk", "key", "name", "home_id", "home_path", "home_stands", "state_path", "notices")


def _seats_and_grants(person_id: int) -> tuple[tuple[Seat, ...], tuple[Grant, ...]]:
    rows = placed(Mandate.objects.filter(in_force(), person_id=person_id)).values_list(
        "office__function",
        "at_body",
        "at_unit",
        "at_path",
        "office__capabilities__capability",
        "office__capabilities__reach",
    )
    seats: dict[Seat, None] = {}
    grants: dict[Grant, None] = {}
    for function, body, unit, path, capability, reach in rows:
        seats[Seat(function, body, unit, path)] = None
        if capability:
            grants[Grant(capability, reach, body, unit, path)] = None
    return tuple(seats), tuple(grants)
