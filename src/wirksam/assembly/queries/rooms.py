"""Preparation rooms as their members see them: two sides of equal weight, counts from five up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from wirksam.assembly.choices import Leaning, Side
from wirksam.assembly.models import Argument, Assembly, Opinion, Room
from wirksam.assembly.rules import shown_counts
from wirksam.foundation.access import Actor, visible


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason on the side it speaks for; ``granted``: by somebody of the other side."""

    argument: Argument
    text: str
    granted: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a room: what those who are against it grant it, then its own reasons."""

    side: Side
    granted: tuple[Reason, ...]
    own: tuple[Reason, ...]

    @property
    def icon(self) -> str:
        """Its sign."""
        return "check" if self.side == Side.FOR else "cross"


@dataclass(frozen=True, slots=True)
class LeaningRow:
    """How many lean how; ``count`` is nothing where fewer than five do."""

    leaning: Leaning
    count: int | None
    share: int


@dataclass(frozen=True, slots=True)
class RoomView:
    """A room as one member sees it. ``hers`` is what she thinks, ``picture`` how opinions lay."""

    room: Room
    sides: tuple[SideView, SideView]
    hers: int | None
    picture: tuple[LeaningRow, ...]
    pictured_at: datetime | None

    @property
    def total(self) -> int | None:
        """How many were counted; nothing where that would tell a number below five."""
        counts = [row.count for row in self.picture]
        return None if not counts or None in counts else sum(one or 0 for one in counts)


def rooms_of(actor: Actor, assembly: Assembly) -> QuerySet[Room]:
    """The rooms of an assembly that this person may enter, in the order of its agenda."""
    rows = visible(actor, Room).filter(item__assembly=assembly)
    return (
        rows.select_related("item__assembly")
        .annotate(reasons=Count("arguments"))
        .order_by("item__position", "pk")
    )


def room_view(actor: Actor, room: Room) -> RoomView:
    """Everything in a room; two queries."""
    arguments = list(room.arguments.order_by("written_at", "pk"))
    hers = Opinion.objects.filter(room=room, person_key=actor.key) if actor.key else None
    value = hers.values_list("value", flat=True).first() if hers is not None else None
    sides = (
        _side(actor, Side.FOR, arguments),
        _side(actor, Side.AGAINST, arguments),
    )
    return RoomView(room, sides, value, _picture(room), room.pictured_at)


def sides_of(actor: Actor, assembly: Assembly) -> dict[int, tuple[SideView, SideView]]:
    """Both sides of every room of an assembly that this person may enter; one query."""
    rows = visible(actor, Argument).filter(room__item__assembly=assembly)
    said: dict[int, list[Argument]] = defaultdict(list)
    for one in rows.order_by("written_at", "pk"):
        said[one.room_id].append(one)
    empty = (_side(actor, Side.FOR, ()), _side(actor, Side.AGAINST, ()))
    found: dict[int, tuple[SideView, SideView]] = defaultdict(lambda: empty)
    for pk, own in said.items():
        found[pk] = (_side(actor, Side.FOR, own), _side(actor, Side.AGAINST, own))
    return found


def _side(actor: Actor, side: Side, arguments: Sequence[Argument]) -> SideView:
    own = [one for one in arguments if one.side == side]
    other = [one for one in arguments if one.side != side and one.other_side and not one.is_hidden]
    mine = actor.key
    return SideView(
        side,
        tuple(Reason(one, one.other_side, granted=True, mine=one.by == mine) for one in other),
        tuple(Reason(one, one.text, granted=False, mine=one.by == mine) for one in own),
    )


def _picture(room: Room) -> tuple[LeaningRow, ...]:
    if room.picture is None:
        return ()
    counts = shown_counts(room.picture)
    most = max((count or 0 for count in counts.values()), default=0) or 1
    return tuple(
        LeaningRow(Leaning(value), count, 100 * (count or 0) // most)
        for value, count in counts.items()
    )
