"""Who held a seat that is alone in its group, term by term: by its turns statutes reserve it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldTerm:
    """Somebody (a row of a person, if known) was elected; ``reserved``: the seat was kept then.

    It tells how the election was opened, never what anybody declared.
    """

    person: int | None
    reserved: bool


Source = Callable[[Collection[int]], dict[int, list[HeldTerm]]]
_sources: list[Source] = []


def remember_terms_with(source: Source) -> None:
    """Let a higher floor say who was elected into offices (by row), the oldest term first."""
    if source not in _sources:
        _sources.append(source)


def held_terms(offices: Collection[int]) -> dict[int, list[HeldTerm]]:
    """The terms of each office, the oldest first; nothing where nobody remembers any."""
    found: dict[int, list[HeldTerm]] = defaultdict(list)
    for source in _sources if offices else ():
        for office, terms in source(offices).items():
            found[office] += terms
    return found
