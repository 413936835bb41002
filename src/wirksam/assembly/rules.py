"""What follows from an act of the assembly, and how an operation says no."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

OVER = frozenset({"confirmed_done", "dropped"})
"""Nothing is left to carry on."""

CHANGED_MEANWHILE = _(
    "Somebody else has just changed this. Your words are still here: compare, then save again."
)
FROZEN = _("This account is frozen. Write a new edition instead.")


LEAST_COUNT = 5
"""Fewer people are never counted aloud, and so many opinions must change before a new picture."""

MOST_OPEN_QUESTIONS = 5
MOST_ARGUMENTS = 5
ANSWER_BEFORE = timedelta(days=7)
ANSWER_DURING = timedelta(hours=1)
ROOM_CLOSED = _("This room is closed. What was said stays to be read.")

OPINIONS_KEPT = timedelta(days=30)
"""How long after an assembly single opinions stay; the counts stay for good."""


def scope_of(slug: str) -> str:
    """The name under which changes of an assembly's pages are counted."""
    return f"assembly:{slug}"


def likely_day(first: date | None, last: date | None, today: date) -> date:
    """The day on which something was probably decided: today, as far as the assembly lasts."""
    if first is None or last is None:
        return today
    return min(max(first, today), last)


def room_scope(pk: int) -> str:
    """The name under which changes of a preparation room are counted."""
    return f"room:{pk}"


def answer_due(asked_at: datetime, opens: datetime | None, *, during: bool) -> datetime:
    """Until when movers owe an answer.

    ``opens`` is the moment at which the assembly's first day begins: before it, a week but never
    longer than until then; at the assembly, an hour.
    """
    if during:
        return asked_at + ANSWER_DURING
    due = asked_at + ANSWER_BEFORE
    return max(asked_at, min(due, opens)) if opens is not None else due


def shown_counts(picture: Mapping[str, int]) -> dict[int, int | None]:
    """How many think what, from -2 to 2; nothing where fewer than five do."""
    told = {value: int(picture.get(str(value), 0)) for value in range(2, -3, -1)}
    return {value: n if n >= LEAST_COUNT else None for value, n in told.items()}
