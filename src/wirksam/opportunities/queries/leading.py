"""The desk of who organises: who is in, who waits, who asks."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import ngettext

from wirksam.foundation.access import Actor, visible
from wirksam.opportunities.choices import HOLDING, EngagementState
from wirksam.opportunities.models import Engagement, Opportunity
from wirksam.opportunities.queries.listing import need_of
from wirksam.opportunities.queries.page import has_begun
from wirksam.opportunities.queries.rooms import room_of
from wirksam.opportunities.rules import Room


def people_of(actor: Actor, task: Opportunity) -> QuerySet[Engagement]:
    """Everybody in it, in the order of joining, as far as the reader leads it; one query."""
    rows = visible(actor, Engagement, "lead").filter(opportunity=task)
    return rows.select_related("person", "guest", "position", "opportunity").order_by(
        "joined_at", "pk"
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """The people of one task by how they stand, and what is missing."""

    room: Room
    need: str
    inside: list[Engagement]
    waiting: list[Engagement]
    asked: list[Engagement]
    done: list[Engagement]
    begun: bool

    @property
    def missing_experienced(self) -> str:
        """The sentence if people are missing who have done it before."""
        number = self.room.missing_experienced
        return (
            ngettext(
                "%(n)s person is missing who has done it before.",
                "%(n)s people are missing who have done it before.",
                number,
            )
            % {"n": number}
            if number
            else ""
        )


def desk_of(task: Opportunity, rows: list[Engagement]) -> Desk:
    """What the hosts see; two queries for what is left."""
    room = room_of(task)

    def those(*states: str) -> list[Engagement]:
        return [row for row in rows if row.state in states]

    return Desk(
        room=room,
        need=need_of(room),
        inside=those(*HOLDING),
        waiting=those(EngagementState.WAITING),
        asked=those(EngagementState.ASKED),
        done=those(EngagementState.DONE),
        begun=has_begun(task),
    )
