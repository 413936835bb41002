"""Which of many things fits what somebody wishes. Pure and the same for the same; no points.

What misses fewer wishes stands first. Where two miss equally many, the one that misses the lesser
wish does: :data:`WISHES` names them, the weightiest first. Between equals counts where people are
missing, what is near, what begins first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WISHES = ("minutes", "when", "where", "company", "topics", "known")
"""What can be wished, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody would like; whatever is empty does not matter to her.

    ``minutes`` is how long at most. ``when``, ``where``, ``company`` and ``known`` are codes that
    chances carry too, ``topics`` words of which one is enough.
    """

    minutes: int | None = None
    when: str = ""
    where: str = ""
    company: str = ""
    topics: frozenset[str] = frozenset()
    known: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """The wishes that are not empty."""
        return tuple(name for name in WISHES if getattr(self, name))


@dataclass(frozen=True, slots=True)
class Chance:
    """Something one could do; ``key`` names it.

    ``minutes`` is empty where nobody knows. ``direct``: she can have it as she is, without getting
    an account first. ``missing`` is how many people it still needs, ``far`` how many steps away it
    is, ``begins`` a number that grows with time.
    """

    key: int
    minutes: int | None = None
    when: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    direct: bool = True
    missing: int = 0
    far: int = 0
    begins: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """How a chance stands to the wishes: names of those it meets and of those it misses."""

    key: int
    met: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """It meets every wish."""
        return not self.missed


def fit(wishes: Wishes, chance: Chance) -> Fit:
    """How one chance stands to the wishes."""
    met = tuple(name for name in wishes.said if _meets(wishes, chance, name))
    return Fit(chance.key, met, tuple(name for name in wishes.said if name not in met))


def best(wishes: Wishes, chances: Iterable[Chance], *, most: int = 3) -> list[Fit]:
    """The chances that fit best, ``most`` at most; each key once."""
    known = {one.key: one for one in chances}
    ranked = sorted(
        ((one, fit(wishes, one)) for one in known.values()),
        key=lambda pair: _order(*pair),
    )
    return [found for _chance, found in ranked[:most]]


def _meets(wishes: Wishes, chance: Chance, name: str) -> bool:
    if name == "minutes":
        return chance.minutes is not None and chance.minutes <= (wishes.minutes or 0)
    if name == "topics":
        return bool(wishes.topics & chance.topics)
    return getattr(wishes, name) in getattr(chance, name)


def _order(chance: Chance, found: Fit) -> tuple[object, ...]:
    return (
        not chance.direct,
        len(found.missed),
        tuple(name in found.missed for name in WISHES),
        chance.missing == 0,
        chance.far,
        chance.begins,
        chance.key,
    )


MORNINGS, EVENINGS, WEEKEND, TODAY = "mornings", "evenings", "weekend", "today"
_NOON, _EVENING, _SATURDAY = 12, 17, 5
_WEEK = 7


def falls_on(first: date, last: date, hour: int | None, today: date) -> frozenset[str]:
    """When something from ``first`` to ``last`` can be done: codes such as :data:`WEEKEND`.

    ``hour`` is that of its beginning; without one she chooses day and hour herself.
    """
    begin = max(first, today)
    ahead = min((last - begin).days + 1, _WEEK)
    days = [begin + timedelta(days=at) for at in range(ahead)]
    found = set()
    if any(day.weekday() >= _SATURDAY for day in days):
        found.add(WEEKEND)
    if first <= today <= last:
        found.add(TODAY)
    if hour is None or hour < _NOON:
        found.add(MORNINGS)
    if hour is None or hour >= _EVENING:
        found.add(EVENINGS)
    return frozenset(found)
