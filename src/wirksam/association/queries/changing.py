"""What a change of a unit would do, told before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from wirksam.association.choices import Capability
from wirksam.association.models import (
    Body,
    Mandate,
    Membership,
    Office,
    Unit,
    running,
    still_there,
    today,
)
from wirksam.association.rules import counted
from wirksam.foundation.access import Actor


@dataclass(frozen=True, slots=True)
class Consequences:
    """What hangs on a unit on a day: what goes on, what ends, what moves along."""

    bodies: list[Body]
    offices: int
    mandates: int
    later: int
    members: int | None
    members_few: bool
    children: list[Unit]
    below: int

    @property
    def has_members(self) -> bool:
        """Somebody belongs there."""
        return self.members_few or bool(self.members)


def consequences(unit: Unit, on: date) -> Consequences:
    """What a change of ``unit`` concerns on the day ``on``; six queries.

    Members are counted as loudly as a wall allows: fewer than five is all that is said.
    """
    held = Q(office__body__unit=unit, acting_for=None) | Q(acting_for__unit=unit)
    mandates = Mandate.objects.filter(held, still_there(on=on))
    people = Membership.objects.filter(running(on), unit=unit).values("person").distinct().count()
    offices = Office.objects.filter(running(on, "body"), body__unit=unit, ends_on=None)
    below = Unit.objects.filter(running(on), path__startswith=unit.path).exclude(pk=unit.pk)
    return Consequences(
        bodies=list(unit.bodies.filter(running(on))),
        offices=offices.filter(emergency=False).count(),
        mandates=mandates.filter(starts_on__lt=on).count(),
        later=mandates.filter(starts_on__gte=on).count(),
        members=counted(people),
        members_few=people > 0 and counted(people) is None,
        children=list(unit.children.filter(running(on)).order_by("name", "pk")),
        below=below.count(),
    )


def editable(actor: Actor) -> QuerySet[Unit]:
    """Units of today whose structure this actor may change."""
    reach = actor.units(Capability.STRUCTURE_EDIT)
    return Unit.objects.filter(reach).filter(running(today())).order_by("path")


def possible_homes(actor: Actor, unit: Unit) -> QuerySet[Unit]:
    """Units under which this one can be hung: not itself, nothing below it, not where it is."""
    return editable(actor).exclude(path__startswith=unit.path).exclude(pk=unit.parent_id or 0)


def possible_partners(actor: Actor, unit: Unit) -> QuerySet[Unit]:
    """Units of the same kind in which this one can go on."""
    return editable(actor).exclude(path__startswith=unit.path).filter(kind=unit.kind)


def mandates_of(where: Q) -> int:
    """How many mandates fulfil ``where`` and run today or later."""
    return Mandate.objects.filter(where, still_there()).count()
