"""Pure rules: how an action stands, addresses of frames."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

_RESERVED = frozenset({"aktionen", "bild", "hilfe", "neu", "verbaende", "kapazitaet"})
_LONGEST = 50


@dataclass(frozen=True, slots=True)
class Dots:
    """The three dots of an action: each is either there or still missing. No score comes of it."""

    enough: bool
    contact: bool
    reminded: bool


def dots(*, needed: int, promised: int, coming: int, contact: bool, reminded: bool) -> Dots:
    """How an action stands. Who signed up here counts among those who promised by word of mouth."""
    return Dots(max(promised, coming) >= needed, contact, reminded)


def free_slug(wanted: str, taken: Container[str]) -> str:
    """An address that nobody has: ``wanted``, or with a number behind it."""
    base = wanted[:_LONGEST].strip("-") or "aktionstag"
    if base not in _RESERVED and base not in taken:
        return base
    return next(name for n in count(2) if (name := f"{base}-{n}") not in taken)


def in_window(day: date, first: date, last: date) -> bool:
    """``day`` is one of the days from ``first`` to ``last``."""
    return first <= day <= last


class Need(StrEnum):
    """Where help is needed in a campaign, the most pressing first."""

    HELP = "help"
    THIN = "thin"
    UNSAID = "unsaid"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class Strength:
    """What a chapter has and plans. ``needed``: people for its actions; ``asks``: open requests."""

    said: bool = False
    people: int = 0
    trained: int = 0
    needed: int = 0
    asks: bool = False


def need(of: Strength) -> Need:
    """Whether a chapter needs help: what it says itself goes first. It is no mark for a chapter."""
    if of.asks:
        return Need.HELP
    if not of.said:
        return Need.UNSAID
    return Need.THIN if of.people < max(of.needed, 1) or not of.trained else Need.ENOUGH


Place = tuple[int, int]
"""A column and a row of the picture of the chapters."""


def beside(places: Mapping[int, Place], own: Collection[int]) -> set[int]:
    """The units whose tiles touch one of ``own``, also by a corner; and those themselves."""
    mine = [places[unit] for unit in own if unit in places]
    touching = {
        unit
        for unit, (column, row) in places.items()
        if any(abs(column - other) <= 1 and abs(row - at) <= 1 for other, at in mine)
    }
    return touching | set(own)
