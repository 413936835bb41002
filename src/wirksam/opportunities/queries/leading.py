"""The desk of who organises: who is in, who waits, who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import ngettext

from wirksam.foundation.access import Actor, visible
from wirksam.opportunities.choices import HOLDING, EngagementState
from wirksam.opportunities.models import Engagement, Opportunity, Thanks
from wirksam.opportunities.queries.listing import need_of
from wirksam.opportunities.queries.page import has_begun
from wirksam.opportunities.queries.rooms import room_of
from wirksam.opportunities.rules import Room


def people_of(actor: Actor, task: Opportunity) -> QuerySet[Engagement]:
    """Everybody in it, in the order of joining, as far as the reader leads it; one query."""
    rows = visible(actor, Engagement, "lead").filter(opportunity=task)
    return rows.select_related("person", "guest", "position", "opportunity", "thanks").order_by(
        "joined_at", "pk"
    )


def thankable(actor: Actor, task: Opportunity) -> list[Engagement]:
    """Who has helped and can be thanked by her: not herself, nor whom somebody else has thanked."""
    rows = people_of(actor, task).filter(state=EngagementState.DONE)
    return [one.row for one in helped(actor, rows) if one.may_thank]


@dataclass(frozen=True, slots=True)
class Helped:
    """Somebody who has helped; ``said`` are the reader's own words of thanks to her."""

    row: Engagement
    is_thanked: bool
    may_thank: bool
    said: str


def helped(actor: Actor, rows: Iterable[Engagement]) -> list[Helped]:
    """Those who have helped, as a host sees them; fetched by :func:`people_of`, no query."""
    found = []
    for row in rows:
        thanks: Thanks | None = getattr(row, "thanks", None)
        mine = thanks is not None and thanks.by_id == actor.person_id
        may = row.person_id != actor.person_id and (thanks is None or mine)
        found.append(Helped(row, thanks is not None, may, thanks.text if thanks and mine else ""))
    return found


@dataclass(frozen=True, slots=True)
class Desk:
    """The people of one task by how they stand, and what is missing."""

    room: Room
    need: str
    inside: list[Engagement]
    waiting: list[Engagement]
    asked: list[Engagement]
    done: list[Helped]
    begun: bool

    @property
    def to_thank(self) -> list[Engagement]:
        """Whom the reader can thank."""
        return [one.row for one in self.done if one.may_thank]

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


def desk_of(actor: Actor, task: Opportunity, rows: list[Engagement]) -> Desk:
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
        done=helped(actor, those(EngagementState.DONE)),
        begun=has_begun(task),
    )
