"""The words deadlines are made of, from ``extract/deadlines.json``, and calendar sums."""

from __future__ import annotations

import calendar
import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

DeadlineKind = Literal["date", "year", "period", "event", "relative"]

BACK = "(as named before)"
"""The norm of "bis dahin" and "in dieser Zeit", until someone says what was named before."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_YEAR_DIGITS = 4


class Word(NamedTuple):
    """A word of the text searched, with its place."""

    text: str
    low: str
    start: int
    end: int


class Meaning(NamedTuple):
    """What an anchor means: the word behind its last one, norm, kind, latest day."""

    stop: int
    norm: str
    kind: DeadlineKind
    on: date | None = None


@cache
def _data() -> dict[str, list[str]]:
    text = (files("wirksam.engine") / "extract" / "deadlines.json").read_text(encoding="utf-8")
    return {name: " ".join(lines).split() for name, lines in json.loads(text).items()}


def words_of(name: str) -> frozenset[str]:
    """A list of the data file."""
    return frozenset(_data()[name])


def numbers_of(name: str) -> dict[str, int]:
    """A list of "word:number" rows of the data file."""
    rows = (row.split(":") for row in _data()[name])
    return {word: int(number) for word, number in rows}


def low_at(words: Sequence[Word], at: int) -> str:
    """The word at ``at`` in lower case; "" outside the text."""
    return words[at].low if 0 <= at < len(words) else ""


def year_at(words: Sequence[Word], at: int) -> int | None:
    """The calendar year that stands at ``at``."""
    low = low_at(words, at).rstrip(".")
    if len(low) != _YEAR_DIGITS or not (low.isascii() and low.isdecimal()):
        return None
    return int(low) if _FIRST_YEAR < int(low) < _LAST_YEAR else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_later(today: date, months: int) -> date:
    """The last day of the month ``months`` after that of ``today``."""
    total = min(today.year * 12 + today.month - 1 + months, 9999 * 12 - 1)
    return month_end(total // 12, total % 12 + 1)


def coming_year(month: int, today: date | None) -> int | None:
    """The year of the next ``month`` after ``today``."""
    return None if today is None else today.year + (month <= today.month)
