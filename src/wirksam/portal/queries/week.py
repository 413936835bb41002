"""A chapter's week: tasks, shifts, action days, meetings, and where people are missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import Visibility
from wirksam.activities.kinds import Fact
from wirksam.activities.models import Activity
from wirksam.activities.queries.listing import between
from wirksam.activities.queries.messages import Message, facts_of, message_of_many
from wirksam.activities.queries.words import hours, when
from wirksam.association.models import Unit
from wirksam.foundation.access import Actor
from wirksam.foundation.i18n.days import day

MOST = 100
FIRST, LAST = date(2000, 1, 3), date(2100, 1, 3)
_DAYS = 7


@dataclass(frozen=True, slots=True)
class Row:
    """One activity on one day; ``facts``: what its kind tells, such as free places."""

    activity: Activity
    facts: list[Fact]

    @property
    def meta(self) -> str:
        """When, where, by whom."""
        one = self.activity
        where = one.place or (_("online") if one.online_url else "")
        time = when(one) if one.days else hours(one)
        return " \N{MIDDLE DOT} ".join(part for part in (time, where, one.host.name) if part)


@dataclass(frozen=True, slots=True)
class Day:
    """One day with what happens on it, perhaps nothing."""

    on: date
    rows: tuple[Row, ...]
    is_today: bool


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday; what is open over several of them stands in ``all_week``."""

    first: date
    days: tuple[Day, ...]
    all_week: tuple[Row, ...]
    is_full: bool

    @property
    def title(self) -> str:
        """From day to day."""
        return _("%(first)s to %(last)s") % {"first": day(self.first), "last": day(self.last)}

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.first + timedelta(days=_DAYS - 1)

    @property
    def before(self) -> str:
        """The Monday before, as in the address."""
        return (self.first - timedelta(days=_DAYS)).isoformat()

    @property
    def after(self) -> str:
        """The Monday after."""
        return (self.first + timedelta(days=_DAYS)).isoformat()

    @property
    def is_empty(self) -> bool:
        """Nothing happens in it."""
        return not self.all_week and not any(one.rows for one in self.days)


def monday_of(asked: str) -> date:
    """The Monday of the week of a day in an address (``2026-05-11``); of this week for nonsense."""
    try:
        found = datetime.strptime(asked, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        found = timezone.localdate()
    found = min(max(found, FIRST), LAST)
    return found - timedelta(days=found.weekday())


def week_of(actor: Actor, unit: Unit, first: date) -> Week:
    """Everything in the week as far as this reader sees it; a fixed number of queries."""
    found = _found(actor, unit, first)
    facts = facts_of(found)
    today = timezone.localdate()
    rows = [Row(one, facts[one.pk]) for one in found]
    long = tuple(row for row in rows if row.activity.days)
    days = tuple(
        Day(on, tuple(row for row in rows if _is_on(row.activity, on)), on == today)
        for on in (first + timedelta(days=at) for at in range(_DAYS))
    )
    return Week(first, days, long, len(found) >= MOST)


def week_message(  # noqa: PLR0913 (whose week, for whom, and where it stands)
    actor: Actor, unit: Unit, first: date, *, url: str, base: str, everything: bool
) -> Message:
    """The week as text to pass on: what everyone may see, or ``everything`` for members of it.

    What only a board or team knows is in neither, even if the reader sits in it.
    """
    told = {Visibility.PUBLIC}
    if everything:
        told |= {Visibility.MEMBERS, Visibility.UNIT}
    found = [one for one in _found(actor, unit, first) if one.visibility in told]
    title = _("%(unit)s, %(first)s to %(last)s") % {
        "unit": unit.short_name or unit.name,
        "first": day(first),
        "last": day(first + timedelta(days=_DAYS - 1)),
    }
    return message_of_many(title, found, url, base)


def _found(actor: Actor, unit: Unit, first: date) -> list[Activity]:
    return between(actor, first, first + timedelta(days=_DAYS - 1), unit, most=MOST)


def _is_on(one: Activity, on: date) -> bool:
    return not one.days and one.first_day == on
