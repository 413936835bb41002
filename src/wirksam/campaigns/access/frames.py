"""Frames: known to members, kept by whoever runs campaigns of that unit, open to every host."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.choices import BodyKind, Capability
from wirksam.association.models import Body, running, today
from wirksam.campaigns.choices import FrameState
from wirksam.campaigns.models import Frame, Material
from wirksam.foundation.access import NOTHING, Actor, rule, visible

_NO_HOSTS = (BodyKind.CHAPTERS, BodyKind.MEMBERS, BodyKind.WHOLE)


def leading(actor: Actor) -> Q:
    """Frames of the units in which she runs campaigns; a state does not speak for its chapters."""
    return actor.units(Capability.CAMPAIGN_RUN, "unit", below=False) | Q(
        by_body__in=[
            grant.body_id
            for grant in actor.holding(Capability.CAMPAIGN_RUN)
            if grant.reach == "body"
        ]
    )


@rule(Frame)
def see_frame(actor: Actor) -> Q:
    """What is proposed, to members; drafts, to those who write them."""
    if not actor.belongs:
        return NOTHING
    return ~Q(state=FrameState.DRAFT) | leading(actor)


@rule(Frame, "run")
def run_frame(actor: Actor) -> Q:
    """Write, open, withdraw it, keep its kit."""
    return leading(actor) if actor.can(Capability.CAMPAIGN_RUN) else NOTHING


@rule(Frame, "adopt")
def adopt_frame(actor: Actor) -> Q:
    """Make an action day of it: whoever plans for a body, while its window is not over."""
    if not actor.belongs or not actor.can(Capability.ACTIVITY_HOST):
        return NOTHING
    return Q(state=FrameState.OPEN, ends_on__gte=today())


@rule(Material)
def see_material(actor: Actor) -> Q:
    """The kit is known to whom the frame is known."""
    return Q(frame__in=visible(actor, Frame).values("pk"))


@rule(Body, "campaign")
def campaign_for(actor: Actor) -> Q:
    """Bodies in whose name she proposes frames: of her own unit, not of those below."""
    own = {
        grant.body_id for grant in actor.holding(Capability.CAMPAIGN_RUN) if grant.reach == "body"
    }
    reach = actor.units(Capability.CAMPAIGN_RUN, "unit", below=False) | Q(pk__in=own)
    return reach & running(today()) & ~Q(kind__in=_NO_HOSTS)
