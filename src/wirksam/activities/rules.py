"""Pure rules: days that come back, hours that the clock change leaves out, harmless addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

MOST_OCCURRENCES = 60
WEEKLY, FORTNIGHTLY, MONTHLY = "weekly", "fortnightly", "monthly"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK = 7
_LAST = 4


def recurrence(rhythm: str, first: date) -> str:
    """The rule of a series as an RRULE (RFC 5545), such as ``FREQ=MONTHLY;BYDAY=2TU``.

    The fifth weekday of a month counts as the last one, so that no month is left out.
    """
    if rhythm == MONTHLY:
        nth = (first.day - 1) // _WEEK + 1
        return f"FREQ=MONTHLY;BYDAY={-1 if nth > _LAST else nth}{_DAYS[first.weekday()]}"
    return f"FREQ=WEEKLY;INTERVAL={2 if rhythm == FORTNIGHTLY else 1}"


def days_of(rule: str, first: date, until: date) -> list[date]:
    """The days of a series from ``first`` to ``until``, at most sixty. Only our own rules."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if parts["FREQ"] == "MONTHLY":
        days = _monthly(first, int(parts["BYDAY"][:-2]))
    else:
        step = timedelta(weeks=int(parts.get("INTERVAL", "1")))
        days = (first + step * at for at in range(MOST_OCCURRENCES))
    return [day for day in islice(days, MOST_OCCURRENCES) if day <= until]


def _monthly(first: date, nth: int) -> Iterator[date]:
    for months in range(MOST_OCCURRENCES):
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        yield _nth_weekday(year, month + 1, first.weekday(), nth)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    start = date(year, month, 1)
    day = start + timedelta(days=(weekday - start.weekday()) % _WEEK)
    if nth > 0:
        return day + timedelta(weeks=nth - 1)
    last = day + timedelta(weeks=_LAST)
    return last if last.month == month else day + timedelta(weeks=_LAST - 1)


def exists(on: date, at: time, zone: ZoneInfo) -> bool:
    """Is there such an hour on that day? On the night the clock goes forward one is left out."""
    local = datetime.combine(on, at, zone)
    return local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)


def moment(on: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment the clock shows ``at`` on ``on``; an hour that is left out lies an hour later.

    An hour that comes twice is the first of the two (RFC 5545, 3.3.5).
    """
    return datetime.combine(on, at, zone).astimezone(UTC).astimezone(zone)


def moved(begin: datetime, to: date, zone: ZoneInfo) -> datetime:
    """The same time of the clock on another day."""
    return moment(to, begin.astimezone(zone).time(), zone)


def same_length(begin: datetime, end: datetime, start: datetime, zone: ZoneInfo) -> datetime:
    """The end that belongs to ``start`` as ``end`` does to ``begin``, by the clock on the wall."""
    first, last = begin.astimezone(zone), end.astimezone(zone)
    day = start.astimezone(zone).date() + (last.date() - first.date())
    return max(start, moment(day, last.time(), zone))


def web_address(url: str) -> str:
    """The address if it is one of the web; anything else is no link."""
    return url if url.startswith(("https://", "http://")) else ""


def slug_or_nothing(text: str) -> str:
    """What an address may ask for; anything that can be no address asks for what is nowhere."""
    if not text:
        return ""
    return text if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", text) else "-"
