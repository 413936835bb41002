"""Who reads a call, and who takes the steps of a term."""

from __future__ import annotations

from django.db.models import Q

from wirksam.foundation.access import NOTHING, Actor, rule
from wirksam.teams.access.reach import preparing, sitting
from wirksam.teams.models import Call, Reader, TeamCycle


@rule(Call)
def see_call(actor: Actor) -> Q:
    """Published calls are for everyone; drafts for those who prepare them."""
    return Q(published_at__isnull=False) | preparing(actor, "cycle__body")


@rule(TeamCycle, "advance")
def advance(actor: Actor) -> Q:
    """Begin to read: whoever prepares the term, or is named to read."""
    if not actor.person_id:
        return NOTHING
    reading = Reader.objects.filter(person=actor.person_id)
    return preparing(actor, "body") | Q(pk__in=reading.values("cycle"))


@rule(TeamCycle, "hand_over")
def hand_over(actor: Actor) -> Q:
    """Begin the handover before its time: the team itself, or whoever prepares its terms."""
    return preparing(actor, "body") | sitting(actor, "body")
