"""Whether seats are reserved and filled as the statute wants; nobody's gender is ever asked."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from .findings import Finding
from .rules import SeatRule


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """Seats of one kind in a body: how many, how many of them reserved, how many filled.

    ``filled_reserved`` are people who declared in their candidacy that a reserved seat is theirs.
    ``opened`` reserved seats were opened for all by those they are reserved for. The reserved seats
    of a group that stands for itself (``apart``) are never made up for by another group.
    """

    name: str
    seats: int
    reserved: int
    filled: int = 0
    filled_reserved: int = 0
    opened: int = 0
    apart: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.reserved <= self.seats or not 0 <= self.opened <= self.reserved:
            raise ValueError(f"{self.name}: reserved and opened seats must be among the seats")
        if not 0 <= self.filled_reserved <= self.filled:
            raise ValueError(f"{self.name}: whoever holds a reserved seat is among the filled")


def check_seats(rule: SeatRule, groups: Iterable[SeatGroup]) -> list[Finding]:
    """All groups judged together: enough reserved, none overfilled, empty ones kept empty."""
    all_groups = list(groups)
    seats = sum(group.seats for group in all_groups)
    reserved = sum(group.reserved for group in all_groups)
    least = math.ceil(rule.share * seats)
    enough = reserved >= least
    told = {"reserved": reserved, "seats": seats, "needed": least}
    found = [
        Finding(
            "seats-enough" if enough else "seats-too-few",
            "ok" if enough else "problem",
            rule.rule,
            told,
        )
    ]
    for group in _judged(rule, all_groups):
        found += _filling(rule, group)
    return found


def _judged(rule: SeatRule, groups: list[SeatGroup]) -> list[SeatGroup]:
    """The groups as their filling is judged: as one where the rule wants it so."""
    joined = [group for group in groups if not group.apart]
    if not rule.together or not joined:
        return groups
    apart = [group for group in groups if group.apart]
    overfilled = [group for group in joined if group.filled > group.seats]
    if overfilled:
        return [*overfilled, *apart]
    summed = [
        sum(getattr(group, name) for group in joined)
        for name in ("seats", "reserved", "filled", "filled_reserved", "opened")
    ]
    return [SeatGroup("", *summed), *apart]


def _filling(rule: SeatRule, group: SeatGroup) -> Iterable[Finding]:
    if group.filled > group.seats:
        told = {"filled": group.filled, "seats": group.seats}
        yield Finding("seats-too-many-filled", "problem", rule.rule, told)
        return
    kept = max(group.reserved - group.opened, 0)
    on_reserved = min(group.filled_reserved, kept)
    open_seats = group.seats - kept
    others = group.filled - on_reserved
    if others > open_seats:
        told = {"filled": others, "seats": open_seats}
        yield Finding("open-seats-overfilled", "problem", rule.rule, told)
    empty = kept - on_reserved
    if group.filled and empty:
        yield Finding("reserved-seats-empty", "notice", rule.rule, {"empty": empty})
