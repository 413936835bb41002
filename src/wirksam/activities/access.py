"""Who knows of an activity, who plans it, who takes part. Nothing else in this house decides it.

Seats and homes are resolved to bodies inside the query, so that the condition stays one table wide.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from wirksam.activities.choices import ENDED, JOINABLE, CoHostState, Visibility
from wirksam.activities.models import Activity, CoHost, Contribution, Participation
from wirksam.association.choices import BodyKind, Capability
from wirksam.association.models import Body, running
from wirksam.association.queries.actors import today
from wirksam.foundation.access import NOTHING, Actor, ancestry, rule

_HOST = Capability.ACTIVITY_HOST
_NO_HOSTS = (BodyKind.CHAPTERS, BodyKind.MEMBERS, BodyKind.WHOLE)


@rule(Activity)
def see(actor: Actor) -> Q:
    """What is shown to her, what her bodies host or are asked to host, what she takes part in."""
    return _seen(actor)


def _seen(actor: Actor, at: str = "") -> Q:
    """The same for rows that lead to an activity by the lookup path ``at`` (``activity__``)."""
    found = Q(**{f"{at}visibility": Visibility.PUBLIC})
    if actor.belongs:
        found |= Q(**{f"{at}visibility": Visibility.MEMBERS})
        found |= of_bodies(_near(actor), at) & Q(**{f"{at}visibility": Visibility.UNIT})
    seats = {seat.body_id for seat in actor.seats}
    if seats:
        found |= of_bodies(Body.objects.filter(pk__in=seats), at)
    if actor.can(_HOST):
        found |= of_bodies(hostable(actor), at, asked=True)
    if actor.person_id:
        mine = Participation.objects.filter(person=actor.person_id)
        found |= Q(**{f"{at}pk__in": mine.values("activity")})
    return found


@rule(Activity, "edit")
def edit(actor: Actor) -> Q:
    """Change it, call it off, close it: whoever plans for the body that hosts it."""
    return Q(host__in=hostable(actor).values("pk")) if actor.can(_HOST) else NOTHING


@rule(Activity, "host")
def host(actor: Actor) -> Q:
    """Tie it to commitments, know who comes: its body, and bodies that agreed to host too."""
    return of_bodies(hostable(actor)) if actor.can(_HOST) else NOTHING


@rule(Activity, "join")
def join(actor: Actor) -> Q:
    """Take part: whoever sees it while people may join."""
    return see(actor) & Q(state__in=JOINABLE) if actor.person_id else NOTHING


@rule(Activity, "copy")
def copy(actor: Actor) -> Q:
    """Do the same at home: whoever sees it and plans for a body."""
    return see(actor) if actor.can(_HOST) else NOTHING


@rule(Body, "host")
def hosts(actor: Actor) -> Q:
    """Bodies in whose name she plans activities today. "All chapters" is no host."""
    return actor.bodies(_HOST) & running(today()) & ~Q(kind__in=_NO_HOSTS)


@rule(CoHost, "answer")
def answer(actor: Actor) -> Q:
    """Agree, decline or leave for a body: only whoever plans for that body."""
    if not actor.can(_HOST):
        return NOTHING
    return Q(body__in=hostable(actor).values("pk")) & ~Q(activity__state__in=ENDED)


@rule(CoHost, "ask")
def ask(actor: Actor) -> Q:
    """Take an invitation back: whoever plans for the hosting body."""
    return Q(activity__in=Activity.objects.filter(edit(actor)).values("pk"))


@rule(Contribution)
def see_contribution(actor: Actor) -> Q:
    """What an activity contributes is known to whom the activity is known."""
    return _seen(actor, "activity__")


@rule(Contribution, "end")
def end_contribution(actor: Actor) -> Q:
    """Take it back: only the hosts of the activity."""
    mine = Activity.objects.filter(host(actor)).values("pk")
    return Q(activity__in=mine, ended_at=None) if actor.can(_HOST) else NOTHING


@rule(Participation)
def see_participation(actor: Actor) -> Q:
    """Her own; and for hosts, who comes to what they host."""
    found = Q(person=actor.person_id) if actor.person_id else NOTHING
    if actor.can(_HOST):
        found |= Q(activity__in=Activity.objects.filter(host(actor)).values("pk"))
    return found


def hostable(actor: Actor) -> QuerySet[Body]:
    """The bodies in whose name she plans."""
    return Body.objects.filter(hosts(actor))


def _near(actor: Actor) -> QuerySet[Body]:
    """Bodies of the units she belongs to or works in, and of all above them."""
    places = [*(home.unit_path for home in actor.homes), *(seat.unit_path for seat in actor.seats)]
    above = {path for place in places for path in ancestry(place)}
    return Body.objects.filter(unit__path__in=above)


def of_bodies(bodies: Any, at: str = "", *, asked: bool = False) -> Q:  # noqa: ANN401 (what ``__in`` takes)
    """Activities that any of ``bodies`` hosts, alone or with others; or was ``asked`` to host.

    ``bodies`` are keys, or a query for them; ``at`` is the lookup path to the activity.
    """
    states = [CoHostState.AGREED, *([CoHostState.ASKED] if asked else [])]
    cohosted = CoHost.objects.filter(body__in=bodies, state__in=states)
    return Q(**{f"{at}host__in": bodies}) | Q(**{f"{at}pk__in": cohosted.values("activity")})
