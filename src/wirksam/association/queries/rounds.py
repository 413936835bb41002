"""Rounds of exchange: which ones there are, who sits in them, what is said."""

from __future__ import annotations

from django.db.models import QuerySet

from wirksam.association.access import working_at
from wirksam.association.choices import Capability
from wirksam.association.models import Body, Mandate, RoomPost, Round, running
from wirksam.association.queries.actors import in_force, today
from wirksam.foundation.access import Actor, visible

POSTS = 100


def rounds_of(actor: Actor) -> QuerySet[Round]:
    """Rounds this actor may know of."""
    rows = Round.objects.filter(running(today(), "body")).select_related("body", "host", "unit")
    return visible(actor, rows).order_by("body__name", "pk")


def hosted_by(actor: Actor) -> QuerySet[Body]:
    """Bodies for which this actor may convene a round."""
    seats = {grant.body_id for grant in actor.holding(Capability.ROOM_HOST)}
    return Body.objects.filter(running(today()), pk__in=seats)


def posts_of(actor: Actor, room: Round) -> list[RoomPost]:
    """What is said in a round, newest first; nothing for its host."""
    rows = RoomPost.objects.filter(round=room).select_related("seat_unit")
    return list(visible(actor, rows)[:POSTS])


def seats_in(room: Round) -> int:
    """How many people sit in it today."""
    return (
        Mandate.objects.filter(in_force(), office__function=room.function)
        .filter(working_at("__unit__path__startswith", room.unit.path))
        .exclude(working_at("", room.host_id))
        .values("person")
        .distinct()
        .count()
    )
