"""Seats judged together, and who held one that is alone: by its turns statutes reserve it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from wirksam.association.models import Office
from wirksam.engine.statutes import PastTerm


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


def fillable(body: int) -> QuerySet[Office]:
    """Offices of a body (by row) that can be filled."""
    rows = Office.objects.filter(body=body, ends_on=None, emergency=False)
    return rows.order_by("seat_group", "pk")


def group_of(office: Office) -> str:
    """The group of seats in which an office is judged."""
    return office.seat_group or office.name


def judged_together(offices: Iterable[Office]) -> list[list[Office]]:
    """Offices by the group of seats in which they are judged."""
    return [list(rows) for _, rows in groupby(sorted(offices, key=group_of), key=group_of)]


def is_alone(offices: Sequence[Office]) -> bool:
    """They have one seat between them."""
    return sum(one.seats for one in offices) == 1


def terms_of(
    offices: Sequence[Office], keys: Mapping[int, str] | None = None
) -> dict[int, tuple[PastTerm, ...]]:
    """The terms of single seats by their office; ``keys`` are opaque ones for rows of people."""
    known = keys or {}
    return {
        office: tuple(
            PastTerm(known.get(one.person or 0, f"once-{one.person}"), one.reserved)
            for one in terms
        )
        for office, terms in held_terms([one.pk for one in offices]).items()
    }
