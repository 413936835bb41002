"""Who moves the dates on which deadlines hang."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.choices import Capability
from wirksam.association.models import Occasion
from wirksam.foundation.access import EVERYTHING, Actor, rule


@rule(Occasion)
def see_occasion(actor: Actor) -> Q:  # noqa: ARG001 (dates are everybody's)
    """Dates are public."""
    return EVERYTHING


@rule(Occasion, "move")
def move_occasion(actor: Actor) -> Q:
    """Occasions of units in reach; what belongs to no unit, whoever reaches a whole unit."""
    found = actor.units(Capability.OCCASION_MOVE, "unit")
    if any(grant.reach != "body" for grant in actor.holding(Capability.OCCASION_MOVE)):
        found |= Q(unit=None)
    return found
