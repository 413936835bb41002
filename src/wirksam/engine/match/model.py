"""What a round is made of: people who said yes to offers, open tasks, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

Place = Literal["experienced", "first_timer", "open"]
PLACES: tuple[Place, ...] = ("experienced", "first_timer", "open")
MOST_PLACES = 10_000
"""More places than this in one task are a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something a person did or has promised to do; what she declined is not told here."""

    on: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who said yes to offers. Nobody else may be told to a round.

    ``fits`` are the keys of the tasks she may be asked for: she can see them, has no place in them,
    has not declined them and accepts their warnings. ``likes`` are those she would rather do,
    ``experienced`` those in which she counts as experienced. ``busy`` are days on which she has
    something already. ``per_week`` is her own limit of days in a calendar week (what has no day is
    counted as a week of its own); 0 means none now. ``offered`` counts the offers she has had since
    Monday.
    """

    key: str
    fits: frozenset[str]
    likes: frozenset[str] = frozenset()
    experienced: frozenset[str] = frozenset()
    first_time: bool = False
    done: tuple[Done, ...] = ()
    busy: frozenset[date] = frozenset()
    per_week: int | None = None
    offered: int = 0

    def __post_init__(self) -> None:
        numbers = (self.offered, self.per_week or 0, *(one.minutes for one in self.done))
        if min(numbers) < 0:
            raise ValueError(f"{self.key}: a count cannot be below zero")


@dataclass(frozen=True, slots=True)
class Task:
    """A task with ``places`` still open, ``needed`` of them for it to take place at all.

    ``experienced`` is how many experienced people are still missing: so many places are theirs,
    and nobody else is asked before they are found. ``first_timers`` places are kept for whoever
    is there for the first time; tell 0 once they are opened for all. ``on`` is the day it begins,
    in local time; nothing where each chooses the moment. ``minutes`` is what it takes one person.
    """

    key: str
    unit: str
    places: int
    on: date | None = None
    needed: int = 0
    experienced: int = 0
    first_timers: int = 0
    minutes: int = 60

    def __post_init__(self) -> None:
        numbers = (self.places, self.needed, self.experienced, self.first_timers, self.minutes)
        if min(numbers) < 0:
            raise ValueError(f"{self.key}: a count cannot be below zero")
        if self.places > MOST_PLACES:
            raise ValueError(f"{self.key}: more than {MOST_PLACES} places")

    def kept(self, place: Place) -> int:
        """How many places of a kind there are; the experienced come first if places are few."""
        experienced = min(self.experienced, self.places)
        first_timers = min(self.first_timers, self.places - experienced)
        if place == "experienced":
            return experienced
        return first_timers if place == "first_timer" else self.places - experienced - first_timers


@dataclass(frozen=True, slots=True)
class Terms:
    """What the association decided about its rounds, and the day of this one.

    A person gets at most ``offers`` offers in a calendar week and at most ``per_week`` days of work
    in one; what has no day is counted as a week of its own. What was done counts less each day and
    after ``window_days`` nothing. ``support`` says how many times the tasks of a unit count that
    has less support (others count once). ``lot`` draws between equals; take the round's own key, so
    that it never favours the same.
    """

    today: date
    lot: str
    offers: int = 2
    per_week: int = 2
    window_days: int = 56
    support: Mapping[str, int | Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if min(self.offers, self.per_week) < 0 or self.window_days < 1:
            raise ValueError("a limit cannot be below zero, and the window has at least a day")
        for unit, weight in self.support.items():
            if not isinstance(weight, int | Fraction) or weight <= 0:
                raise ValueError(f"{unit}: a weight is a whole number or a fraction above zero")

    def weight(self, unit: str) -> Fraction:
        """How many times the tasks of a unit count."""
        return Fraction(self.support.get(unit, 1))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why this offer, or why a place stays empty. ``code`` finds the sentence in ``MESSAGES``."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The English sentence; the interface translates by code."""
        return MESSAGES[self.code] % self.values


@dataclass(frozen=True, slots=True)
class Offer:
    """One person is asked for one task. The first reason is the one to say; all of them hold.

    ``load`` is what she did lately, in minutes as they still count; ``turn`` is 1 for her first
    offer of this round.
    """

    person: str
    task: str
    place: Place
    reasons: tuple[Reason, ...]
    load: int
    turn: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Places of a task for which nobody was found, and why."""

    task: str
    missing: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Round:
    """All offers by task and person, and what stays open. ``places`` is what was to be filled."""

    offers: tuple[Offer, ...]
    gaps: tuple[Gap, ...]
    places: int

    @property
    def asked(self) -> int:
        """How many people get an offer."""
        return len({one.person for one in self.offers})


def unique(things: Iterable[Person] | Iterable[Task]) -> None:
    """Refuse a key given twice (:class:`ValueError`)."""
    seen: set[str] = set()
    for one in things:
        if one.key in seen:
            raise ValueError(f"{one.key}: given twice")
        seen.add(one.key)


MESSAGES = {
    "first-time-place": "Places are kept for people who do this for the first time (%(places)s).",
    "experienced-place": "It needs people who have done this before, as you have (%(places)s).",
    "few-fit": "It fits only %(fitting)s of those who want to be asked; %(places)s are wanted.",
    "nothing-lately": "You want to be asked, and you had no task in the last %(days)s days.",
    "less-lately": "Lately you did less than most others whom it fits.",
    "others-asked": "Whoever did less lately is asked for something else or cannot take it.",
    "support": "%(unit)s has less support now: its tasks count %(weight)s times, as was decided.",
    "liked": "It is one of the things you like to do.",
    "experienced-missing": (
        "Experienced people are missing (%(missing)s). Other places wait for them (%(held)s)."
    ),
    "first-timers-missing": "Places stay free for people who do this the first time (%(missing)s).",
    "people-missing": "Nobody whom it fits is free and still wants to be asked (%(missing)s).",
}
