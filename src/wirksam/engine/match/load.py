"""How much somebody carries, in whole numbers only, so that every machine agrees."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from .model import Person, Task, Terms


def load(person: Person, terms: Terms) -> int:
    """Minutes as they still count, times the window's days.

    A minute of today (or one promised) counts fully, one of yesterday a day's share less, one
    before the window nothing. Whoever declined has the load of whoever was not asked.
    """
    return sum(
        one.minutes * max(terms.window_days - max((terms.today - one.on).days, 0), 0)
        for one in person.done
    )


def usual(tasks: Sequence[Task], terms: Terms) -> int:
    """What one more turn adds to a load: the mean place of the round (at least a minute)."""
    places = sum(task.places for task in tasks)
    minutes = sum(task.places * task.minutes for task in tasks)
    return max(minutes // places if places else 0, 1) * terms.window_days


def lot(terms: Terms, key: str) -> bytes:
    """The number that a key draws in this round; nobody can choose a key that draws well."""
    return hashlib.blake2b(f"{terms.lot}\0{key}".encode(), digest_size=16).digest()


def gini(loads: Iterable[int]) -> float:
    """How unequal loads are: 0 if all carry the same, towards 1 if one carries everything."""
    ordered = sorted(loads)
    total, number = sum(ordered), len(ordered)
    if not total:
        return 0.0
    weighted = sum(at * one for at, one in enumerate(ordered, 1))
    return 2 * weighted / (number * total) - (number + 1) / number
