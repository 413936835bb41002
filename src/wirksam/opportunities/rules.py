"""Pure rules: who fits into what is left, with places kept for those who need them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Joiner:
    """What counts of somebody who wants a place; ``position`` is empty where all do the same."""

    position: int | None = None
    first_time: bool = False
    experienced: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """People in their places: all, first-timers, and people who have done it before."""

    all: int = 0
    first_time: int = 0
    experienced: int = 0

    def plus(self, one: Joiner, by: int = 1) -> Count:
        """With one more, or one less."""
        return Count(
            self.all + by,
            self.first_time + by * one.first_time,
            self.experienced + by * one.experienced,
        )


@dataclass(frozen=True, slots=True)
class Room:
    """What there is and what is taken. ``places`` empty: as many as like.

    ``first_timers`` places are kept for people who do it for the first time, ``experienced`` for
    people who have done it before. ``jobs`` are places by position, ``taken`` who is in them.
    ``seeking`` of those inside look for a stand-in.
    """

    needed: int = 1
    places: int | None = None
    first_timers: int = 0
    experienced: int = 0
    jobs: Mapping[int, int] = field(default_factory=dict)
    skilled: frozenset[int] = frozenset()
    inside: Count = Count()
    taken: Mapping[int, int] = field(default_factory=dict)
    seeking: int = 0

    @property
    def missing(self) -> int:
        """How many are still needed to make it happen."""
        return max(0, self.needed - self.inside.all)

    @property
    def missing_experienced(self) -> int:
        """How many who have done it before must still come."""
        return max(0, self.experienced - self.inside.experienced)

    @property
    def left(self) -> int | None:
        """Places left, kept ones counted too; nothing where there is no end of them."""
        return None if self.places is None else max(0, self.places - self.inside.all)

    @property
    def kept_first(self) -> int:
        """Places still kept for first-timers."""
        return max(0, self.first_timers - self.inside.first_time)

    def left_in(self, position: int) -> int:
        """Places left in one job."""
        return max(0, self.jobs.get(position, 0) - self.taken.get(position, 0))

    def fits(self, one: Joiner) -> bool:
        """There is a place for her now."""
        if self.jobs and not self._fits_job(one):
            return False
        if self.places is None:
            return True
        kept = 0 if one.first_time else self.kept_first
        kept += 0 if one.experienced else self.missing_experienced
        return self.places - self.inside.all - kept > 0

    def _fits_job(self, one: Joiner) -> bool:
        if one.position is None or (one.position in self.skilled and not one.experienced):
            return False
        return self.left_in(one.position) > 0

    def plus(self, one: Joiner, by: int = 1) -> Room:
        """As it is once she is in, or out again."""
        taken = dict(self.taken)
        if one.position is not None:
            taken[one.position] = taken.get(one.position, 0) + by
        return replace(self, inside=self.inside.plus(one, by), taken=taken)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody would like to help, in her own words; ``accepts`` are codes of warnings."""

    minutes: int | None = None
    when: str = "any"
    online_only: bool = False
    accepts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asks:
    """What a task asks of somebody. ``begins`` is in local time; nothing in a window of days."""

    minutes: int
    begins: datetime | None = None
    online: bool = False
    warnings: frozenset[str] = frozenset()


_NOON, _EVENING, _SATURDAY = 12, 17, 5
_SHORTEST, _MOST_WORDS = 3, 20
_NO_LETTERS = re.compile(r"[^\w]+")


def suits(wishes: Wishes, asks: Asks) -> bool:
    """Everything somebody said about helping holds for a task."""
    if wishes.minutes is not None and asks.minutes > wishes.minutes:
        return False
    if wishes.online_only and not asks.online:
        return False
    return asks.warnings <= wishes.accepts and _in_time(wishes.when, asks.begins)


def _in_time(when: str, begins: datetime | None) -> bool:
    if begins is None or when == "any":
        return True
    if when == "weekend":
        return begins.weekday() >= _SATURDAY
    return begins.hour < _NOON if when == "mornings" else begins.hour >= _EVENING


def words_of(text: str) -> list[str]:
    """Words or phrases parted by commas, as somebody wrote them; too short ones find too much."""
    parts = (" ".join(part.split()) for part in text.replace(";", ",").split(","))
    return [part for part in parts if len(part) >= _SHORTEST][:_MOST_WORDS]


def mentions(text: str, word: str) -> bool:
    """A word of ``text`` begins with ``word``, upper and lower case alike."""
    return f" {_plain(word)}" in f" {_plain(text)}"


def _plain(text: str) -> str:
    return _NO_LETTERS.sub(" ", text.casefold()).strip()
