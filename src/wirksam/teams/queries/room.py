"""The room of a team as one page: what waits comes first."""

from __future__ import annotations

from dataclasses import dataclass

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, can
from wirksam.teams.models import Agreement
from wirksam.teams.queries.along import Along, along
from wirksam.teams.queries.decisions import Noted, last_decisions
from wirksam.teams.queries.ideas import Voice, waiting_ideas
from wirksam.teams.queries.work import Doings, Place, Promise, doings_of, places_of, promises_of

DECISIONS = 5


@dataclass(frozen=True, slots=True)
class Room:
    """What stands in it. ``works``: the reader works there; else she works along and only looks.

    ``may_plan``: she may plan activities in its name.
    """

    works: bool
    may_plan: bool
    waiting: list[Voice]
    promises: list[Promise]
    decisions: list[Noted]
    doings: Doings
    places: list[Place]
    agreement: Agreement | None
    along: Along


def room_of(actor: Actor, body: Body) -> Room:
    """The room of a team as ``actor`` sees it; as many queries however much stands in it."""
    works = can(actor, body, "work")
    return Room(
        works,
        works and actor.can("activity.host") and can(actor, body, "host"),
        waiting_ideas(actor, body) if works else [],
        promises_of(actor, body),
        last_decisions(actor, body, DECISIONS),
        doings_of(actor, body),
        places_of(actor, body),
        body.agreements.first(),
        along(actor, body),
    )
