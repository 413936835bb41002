"""Pure rules: how an action stands, addresses of frames."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from itertools import count

_RESERVED = frozenset({"aktionen", "hilfe", "neu", "verbaende", "kapazitaet"})
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
