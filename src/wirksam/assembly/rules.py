"""What follows from an act of the assembly, and how an operation says no."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

OVER = frozenset({"confirmed_done", "dropped"})
"""Nothing is left to carry on."""

CHANGED_MEANWHILE = _(
    "Somebody else has just changed this. Your words are still here: compare, then save again."
)
FROZEN = _("This account is frozen. Write a new edition instead.")


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
