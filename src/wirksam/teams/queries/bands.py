"""A team on a line of time: when it was full, in part, somebody else acted, nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils import formats

BEHIND, AHEAD = 9, 8
"""Months shown before and after the present one."""

Stretch = tuple[date, date | None]
"""First and last day; nothing for an open end."""


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is shown: whole months, each as wide as any other."""

    first: date
    months: int

    @classmethod
    def around(cls, today: date) -> Window:
        """The months around ``today``."""
        return cls(_month(today.replace(day=1), -BEHIND), BEHIND + 1 + AHEAD)

    @property
    def end(self) -> date:
        """The first day that is no longer shown."""
        return _month(self.first, self.months)

    def place(self, day: date) -> float:
        """Where a day lies, from 0 to 1; days outside lie on the edge."""
        if day <= self.first:
            return 0.0
        if day >= self.end:
            return 1.0
        whole = (day.year - self.first.year) * 12 + day.month - self.first.month
        start = day.replace(day=1)
        return (whole + (day - start).days / (_month(start, 1) - start).days) / self.months

    def holds(self, day: date) -> bool:
        """Is this day shown?"""
        return self.first <= day < self.end

    @property
    def axis(self) -> list[tuple[float, str]]:
        """The first month of each quarter with its name, where there is room for it."""
        months = [_month(self.first, number) for number in range(self.months - 1)]
        return [
            (self.place(one), formats.date_format(one, "M y"))
            for one in months
            if one.month % 3 == 1
        ]


def band(
    window: Window, seats: int, held: Sequence[Stretch], acting: Iterable[Stretch]
) -> list[tuple[str, float, float]]:
    """Spans as the component wants them: full, part, acting or none, without gap or overlap.

    ``held`` are the times of mandates, ``acting`` those in which another body acts.
    """
    others = list(acting)
    edges = sorted({window.first, window.end, *_edges(window, [*held, *others])})
    found: list[tuple[str, float, float]] = []
    for start, end in pairwise(edges):
        tone = _tone(start, seats, held, others)
        place = window.place(start), window.place(end)
        if found and found[-1][0] == tone:
            found[-1] = (tone, found[-1][1], place[1])
        else:
            found.append((tone, *place))
    return found


def _tone(day: date, seats: int, held: Iterable[Stretch], acting: Iterable[Stretch]) -> str:
    sitting = sum(_covers(one, day) for one in held)
    if sitting:
        return "full" if seats and sitting >= seats else "part"
    return "acting" if any(_covers(one, day) for one in acting) else "none"


def _covers(stretch: Stretch, day: date) -> bool:
    first, last = stretch
    return first <= day and (last is None or day <= last)


def _edges(window: Window, stretches: Iterable[Stretch]) -> Iterator[date]:
    for first, last in stretches:
        if window.holds(first):
            yield first
        if last is not None and window.first <= last < window.end - timedelta(days=1):
            yield last + timedelta(days=1)


def _month(first: date, later: int) -> date:
    """The first day of the month so many months later."""
    number = first.year * 12 + first.month - 1 + later
    return date(number // 12, number % 12 + 1, 1)
