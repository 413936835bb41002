"""Who sits in a round of exchange. Its host does not."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.choices import Capability
from wirksam.association.models import (
    RoomPost,
    Round,
    running,
    today,
)
from wirksam.foundation.access import NOTHING, Actor, ancestry, rule


def seated_in(actor: Actor) -> Q:
    """Rounds in which an office of the actor has its seat today; none of the host's own offices."""
    found = NOTHING
    for seat in actor.seats:
        if seat.function:
            here = Q(function=seat.function, unit__path__in=ancestry(seat.unit_path))
            found |= here & ~Q(host=seat.body_id)
    return found & running(today(), "body")


@rule(Round)
def see_round(actor: Actor) -> Q:
    """Know of it: who sits in it, and who convened it."""
    return seated_in(actor) | actor.bodies(Capability.ROOM_HOST, "host")


@rule(Round, "read")
def read_round(actor: Actor) -> Q:
    """Read and write: only who sits in it. The host does not, by any capability."""
    return seated_in(actor)


@rule(RoomPost)
def see_post(actor: Actor) -> Q:
    """What is said in a round stays with those who sit in it."""
    return Q(round__in=Round.objects.filter(seated_in(actor)))
