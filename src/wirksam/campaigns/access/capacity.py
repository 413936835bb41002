"""What chapters can do: said by their own boards, read by the boards of the frame's tree.

Members and guests see only which action days they may see. No name stands in these numbers.
"""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.choices import Capability, UnitKind
from wirksam.association.models import Unit, running, today
from wirksam.campaigns.choices import FrameState
from wirksam.campaigns.models import Capacity, Frame
from wirksam.foundation.access import NOTHING, Actor, ancestry, rule, visible


@rule(Frame, "count")
def count_in(actor: Actor) -> Q:
    """Boards below the unit that proposes it, at it, and above it as far as their offices reach."""
    if not actor.belongs:
        return NOTHING
    found = NOTHING
    for grant in actor.holding(Capability.CAMPAIGN_RUN):
        found |= Q(unit__path__in=ancestry(grant.unit_path))
        if grant.reach == "below":
            found |= Q(unit__path__startswith=grant.unit_path)
    return found & ~Q(state=FrameState.DRAFT)


@rule(Capacity)
def see_capacity(actor: Actor) -> Q:
    """Numbers are known to whom the frame's table is known."""
    return Q(frame__in=visible(actor, Frame, "count").values("pk"))


@rule(Unit, "say_capacity")
def say_capacity(actor: Actor) -> Q:
    """Chapters for which she runs campaigns herself; a state does not speak for its chapters."""
    own = {grant.unit_id for grant in actor.holding(Capability.CAMPAIGN_RUN)}
    return Q(pk__in=own, kind=UnitKind.DISTRICT) & running(today())


@rule(Unit, "place")
def place_unit(actor: Actor) -> Q:
    """Say where units stand in the picture: whose office for campaigns reaches below its unit."""
    reach = NOTHING
    for grant in actor.holding(Capability.CAMPAIGN_RUN):
        if grant.reach == "below":
            reach |= Q(path__startswith=grant.unit_path)
    return reach & running(today())
