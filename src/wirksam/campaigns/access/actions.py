"""Local actions are activities: who knows, hosts and changes them is decided there."""

from __future__ import annotations

from django.db.models import Q

from wirksam.activities.models import Activity
from wirksam.association.choices import Capability
from wirksam.campaigns.models import ActionPhoto, ActionRole, LocalAction, Todo
from wirksam.foundation.access import NOTHING, Actor, rule, visible


def _as_activity(actor: Actor, action: str, at: str = "pk") -> Q:
    return Q(**{f"{at}__in": visible(actor, Activity, action).values("pk")})


@rule(LocalAction)
def see_action(actor: Actor) -> Q:
    """Whoever knows of the activity."""
    return _as_activity(actor, "view")


@rule(LocalAction, "host")
def host_action(actor: Actor) -> Q:
    """Prepare it: who hosts it, alone or with others."""
    return _as_activity(actor, "host") if actor.can(Capability.ACTIVITY_HOST) else NOTHING


@rule(LocalAction, "join")
def join_action(actor: Actor) -> Q:
    """Take a role in it: whoever may say that she comes."""
    return _as_activity(actor, "join") if actor.person_id else NOTHING


@rule(Todo)
def see_todo(actor: Actor) -> Q:
    """Permits and things to do are the hosts' own."""
    return _as_activity(actor, "host", "action") if actor.can(Capability.ACTIVITY_HOST) else NOTHING


@rule(ActionRole)
def see_role(actor: Actor) -> Q:
    """What is looked after is known to whom the action is known; who does it, to the hosts."""
    return _as_activity(actor, "view", "action")


@rule(ActionPhoto)
def see_photo(actor: Actor) -> Q:
    """Photos are known to whom the action is known."""
    return _as_activity(actor, "view", "action")
