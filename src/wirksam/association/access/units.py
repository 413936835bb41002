"""Who reads and changes what about units."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.access.offices import grant_body
from wirksam.association.access.reach import (
    listed_units,
)
from wirksam.association.choices import Capability
from wirksam.association.models import (
    Body,
    Opening,
    Unit,
)
from wirksam.foundation.access import EVERYTHING, Actor, ancestry, rule


@rule(Unit)
def see_unit(actor: Actor) -> Q:  # noqa: ARG001
    """How the association is built is no secret."""
    return EVERYTHING


@rule(Unit, "list")
def list_people(actor: Actor) -> Q:
    """Open the page of its people: keepers of the list, bodies let in, members themselves."""
    return listed_units(actor, Capability.PEOPLE_VIEW) | Q(
        pk__in={home.unit_id for home in actor.homes}
    )


@rule(Unit, "keep")
def keep_list(actor: Actor) -> Q:
    """Admit people, invite them, end their memberships; stops at the unit's walls."""
    return actor.units(Capability.PEOPLE_EDIT, below=False)


@rule(Unit, "count")
def count_people(actor: Actor) -> Q:
    """Know how many they are."""
    homes = {path for home in actor.homes for path in ancestry(home.unit_path)}
    return (
        actor.units(Capability.COUNTS_VIEW)
        | actor.units(Capability.PEOPLE_VIEW, below=False)
        | Q(path__in=homes)
    )


@rule(Unit, "grant")
def grant_in_unit(actor: Actor) -> Q:
    """See and use its page of offices."""
    bodies = Body.objects.filter(grant_body(actor))
    return Q(pk__in=bodies.values("unit"))


@rule(Unit, "edit")
def edit_unit(actor: Actor) -> Q:
    """Rename, move, merge, split, end it."""
    return actor.units(Capability.STRUCTURE_EDIT)


@rule(Unit, "rules")
def enter_rules(actor: Actor) -> Q:
    """Enter a version of its rules: whoever prepares its assembly or changes how it is built."""
    return actor.units(Capability.ASSEMBLY_RUN) | actor.units(Capability.STRUCTURE_EDIT)


@rule(Unit, "open")
def open_unit(actor: Actor) -> Q:
    """Let a body elsewhere read its list; only the unit itself can."""
    return actor.units(Capability.LIST_OPEN, below=False)


@rule(Unit, "audit")
def audit_unit(actor: Actor) -> Q:
    """See who read and changed what."""
    return actor.units(Capability.AUDIT_READ)


@rule(Opening)
def see_opening(actor: Actor) -> Q:
    """Those whose list it is, those who opened it, those who may read."""
    return (
        Q(unit__in={home.unit_id for home in actor.homes})
        | actor.units(Capability.LIST_OPEN, "unit", below=False)
        | Q(reader__in={seat.body_id for seat in actor.seats})
    )
