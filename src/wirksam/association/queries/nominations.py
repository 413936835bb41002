"""Who is proposed for an office, and what an election can take over besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from wirksam.association.choices import NominationState
from wirksam.association.models import Nomination, Occasion, Office


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known about an election before it is opened.

    ``opened`` reserved seats were opened for all; ``months`` is how long the term is (0: unknown).
    """

    opened: int = 0
    months: int = 0


Source = Callable[[Office, Occasion], Hint | None]
_sources: list[Source] = []


def hint_elections_with(source: Source) -> None:
    """Let a higher floor say what it knows about elections to come."""
    if source not in _sources:
        _sources.append(source)


def hint(office: Office, occasion: Occasion) -> Hint:
    """What is known about electing into an office at an occasion."""
    found = (source(office, occasion) for source in _sources)
    return next((one for one in found if one is not None), Hint())


def nominated(office: Office, occasion: Occasion) -> QuerySet[Nomination]:
    """Who is proposed and did not withdraw, in the order of the proposal; one query."""
    rows = Nomination.objects.filter(office=office, occasion=occasion)
    live = rows.exclude(state=NominationState.WITHDRAWN)
    return live.select_related("person", "body").order_by("position", "pk")


def waiting(occasion: Occasion) -> QuerySet[Nomination]:
    """Everybody proposed to an occasion about whom nothing is decided yet; one query."""
    rows = Nomination.objects.filter(occasion=occasion, state=NominationState.OPEN)
    return rows.select_related("office__body").order_by("office", "position", "pk")
