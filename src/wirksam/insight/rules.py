"""What counts as moving. Knows no database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

Level = Literal["moving", "lately", "silent", "unheard", "ended", "none"]

MOVING_DAYS = 30
LATELY_DAYS = 90
_ENDED = frozenset({"reported_done", "confirmed_done", "deferred", "dropped"})
_ORDER: tuple[Level, ...] = ("moving", "lately", "silent", "unheard", "ended", "none")


def level_of(state: str, heard: date | None, active: date | None, today: date) -> Level:
    """How much a commitment moves: by its last report and the newest activity for it.

    ``active`` may lie ahead: what is planned for the next weeks moves.
    """
    if state in _ENDED:
        return "ended"
    last = max((day for day in (heard, active) if day is not None), default=None)
    if last is None:
        return "unheard"
    days = (today - last).days
    if days <= MOVING_DAYS:
        return "moving"
    return "lately" if days <= LATELY_DAYS else "silent"


def together(levels: Iterable[Level]) -> Level:
    """Of several commitments in one passage the one that moves most; ``none`` without any."""
    found = set(levels)
    return next((level for level in _ORDER if level in found), "none")
