"""A month: what people do together, and the days on which deadlines hang."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from wirksam.activities.models import Activity
from wirksam.activities.queries.listing import between
from wirksam.association.models import Occasion, Unit, running
from wirksam.foundation.access import Actor

MOST = 100
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Day:
    """One day with what happens on it; days without anything are not listed."""

    on: date
    activities: tuple[Activity, ...]
    occasions: tuple[Occasion, ...]
    is_today: bool
    is_past: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The days of one month on which something happens; ``is_full``: more than can be shown."""

    first: date
    days: tuple[Day, ...]
    is_full: bool

    @property
    def before(self) -> str:
        """The month before, as in the address."""
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        """The month after."""
        return f"{self.first + timedelta(days=31):%Y-%m}"


def first_of(asked: str) -> date:
    """The first day of the month in an address (``2026-05``); of this month for nonsense."""
    year, _, month = asked.partition("-")
    if year.isdecimal() and month.isdecimal():
        number, which = int(year[:5]), int(month[:3])
        if FIRST_YEAR <= number <= LAST_YEAR and 1 <= which <= 12:  # noqa: PLR2004 (months)
            return date(number, which, 1)
    return timezone.localdate().replace(day=1)


def month_of(actor: Actor, first: date, unit: Unit | None = None) -> Month:
    """Everything in the month that begins with ``first``; a fixed number of queries."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    found = between(actor, first, last, unit, most=MOST)
    on: dict[date, list[Activity]] = defaultdict(list)
    for one in found:
        day = max(one.first_day, first)
        while day <= min(one.last_day, last):
            on[day].append(one)
            day += timedelta(days=1)
    occasions: dict[date, list[Occasion]] = defaultdict(list)
    fixed = Occasion.objects.filter(happens_on__range=(first, last))
    for occasion in fixed.select_related("assembly"):
        if occasion.happens_on:
            occasions[occasion.happens_on].append(occasion)
    today = timezone.localdate()
    days = tuple(
        Day(day, tuple(on[day]), tuple(occasions[day]), day == today, day < today)
        for day in sorted({*on, *occasions})
    )
    return Month(first, days, len(found) >= MOST)


def units() -> list[tuple[str, str]]:
    """Units by which the calendar can be narrowed: address and name."""
    rows = Unit.objects.filter(running(timezone.localdate())).order_by("path")
    return list(rows.values_list("slug", "name"))
