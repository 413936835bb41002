"""How far lists, bodies and the ladder reach: the parts that rules are made of."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q, QuerySet

from wirksam.association.choices import Audience, Capability
from wirksam.association.models import (
    Mandate,
    Membership,
    Opening,
    in_force,
    running,
    today,
)
from wirksam.association.rules import ladder_up_to
from wirksam.foundation.access import NOTHING, Actor

OPENED = (Capability.PEOPLE_VIEW,)


def listed_units(actor: Actor, capability: str, at: str = "") -> Q:
    """Units whose people are in reach: the mandate's own, and those opened to its body."""
    found = actor.units(capability, at, below=False)
    readers = {grant.body_id for grant in actor.holding(capability)}
    if capability in OPENED and readers:
        opened = open_to(readers).values("unit")
        found |= Q(**{f"{at}__in" if at else "pk__in": opened})
    return found


def open_to(bodies: set[int]) -> QuerySet[Opening]:
    """Openings that let these bodies in today."""
    return _open_now().filter(reader__in=bodies)


def open_to_units(units: set[int]) -> QuerySet[Opening]:
    """Openings of these units' lists today."""
    return _open_now().filter(unit__in=units)


def _open_now() -> QuerySet[Opening]:
    return Opening.objects.filter(running(today()), revoked_at=None)


def members_of(units: Q) -> QuerySet[Membership]:
    """Memberships of today in ``units`` (a condition over memberships)."""
    return Membership.objects.filter(running(today())).filter(units)


def audience(actor: Actor, rung: str, person: str = "person") -> Q:
    """Rows shown to ``actor`` by the ladder in field ``rung``; ``person`` leads to their owner."""

    def shown(step: str, owners: QuerySet[Membership] | QuerySet[Mandate]) -> Q:
        return Q(**{f"{rung}__in": ladder_up_to(step), f"{person}__in": owners.values("person")})

    found = NOTHING
    bodies = {seat.body_id for seat in actor.seats}
    if bodies:
        found |= shown(Audience.BODY, colleagues(bodies))
    if actor.homes:
        homes = [home.unit_id for home in actor.homes]
        found |= shown(Audience.UNIT, members_of(Q(unit__in=homes)))
    for state in {home.state_path for home in actor.homes} - {""}:
        found |= shown(Audience.STATE, members_of(Q(unit__path__startswith=state)))
    if actor.belongs:
        found |= shown(Audience.ALL, members_of(Q()))
    return found


def working_in(condition: Callable[[str], Q]) -> Q:
    """Mandates whose body (the one acted for, else the office's own) fulfils ``condition``."""
    return condition("acting_for") | Q(acting_for=None) & condition("office__body")


def working_at(lookup: str, value: object) -> Q:
    """Mandates whose body fulfils one lookup (such as ``__unit``; empty: the body itself)."""
    return working_in(lambda at: Q(**{f"{at}{lookup}": value}))


def colleagues(bodies: set[int]) -> QuerySet[Mandate]:
    """Mandates in force in any of ``bodies``."""
    return Mandate.objects.filter(in_force(), working_at("__in", bodies))
