"""Who knows of a task, who joins, who organises it; who is in it."""

from __future__ import annotations

from django.db.models import Q

from wirksam.activities.choices import JOINABLE
from wirksam.activities.models import Activity
from wirksam.association.choices import Capability
from wirksam.foundation.access import NOTHING, Actor, allowed, rule
from wirksam.opportunities.models import Engagement, Opportunity


@rule(Opportunity)
def see(actor: Actor) -> Q:
    """What she may see among activities; and what she has joined, asked for or waits for."""
    found = allowed(actor, Activity)
    if actor.person_id:
        mine = Engagement.objects.filter(person=actor.person_id)
        found |= Q(pk__in=mine.values("opportunity"))
    return found


@rule(Opportunity, "edit")
def edit(actor: Actor) -> Q:
    """Change it: whoever plans for the body that hosts it."""
    return allowed(actor, Activity, "edit")


@rule(Opportunity, "host")
def host(actor: Actor) -> Q:
    """Know who helps, let people in, say who has helped: the hosts."""
    return allowed(actor, Activity, "host")


@rule(Opportunity, "join")
def join(actor: Actor) -> Q:
    """Join it: whoever sees it while it is open. That it is not over is said in words."""
    return see(actor) & Q(state__in=JOINABLE) if actor.person_id else NOTHING


@rule(Engagement)
def see_engagement(actor: Actor) -> Q:
    """Her own; and for hosts, who helps with what they host."""
    found = Q(person=actor.person_id) if actor.person_id else NOTHING
    return found | lead(actor)


@rule(Engagement, "lead")
def lead(actor: Actor) -> Q:
    """Let somebody in, say that she has helped: only hosts."""
    if not actor.can(Capability.ACTIVITY_HOST):
        return NOTHING
    return Q(opportunity__in=Opportunity.objects.filter(host(actor)).values("pk"))
