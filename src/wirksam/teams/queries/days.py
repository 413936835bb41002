"""What is due when in a term: days and moments as people say them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from wirksam.foundation.i18n.days import day
from wirksam.teams.choices import ENDED
from wirksam.teams.models import Call, TeamCycle
from wirksam.teams.queries.facts import day_of


@dataclass(frozen=True, slots=True)
class Due:
    """A day ahead or behind, what happens then, and whether a decision binds to it."""

    on: date
    label: StrOrPromise
    told: str
    binding: bool = False
    over: bool = False
    url: str = ""


def moment_told(at: datetime) -> str:
    """A moment to the minute, as people say it, in the association's own time."""
    local = timezone.localtime(at, timezone.get_default_timezone())
    told = {"day": day(local.date()), "time": formats.time_format(local, "H:i")}
    return _("%(day)s, %(time)s") % told


def last_moment(on: date) -> datetime:
    """The last second of a day in the association's own time, also where clocks are changed."""
    return datetime.combine(on, time(23, 59, 59), timezone.get_default_timezone())


def days_of(cycle: TeamCycle, state: str, call: Call | None, now: datetime) -> list[Due]:
    """What is due when, in order; of a term that is over only what has been."""
    found = sorted([*_of_call(call, now), *_of_term(cycle, now)], key=lambda one: one.on)
    return [one for one in found if state not in ENDED or one.over]


def _of_call(call: Call | None, now: datetime) -> Iterator[Due]:
    if call is None:
        return
    if call.information_at is not None:
        label = gettext_lazy("Information for everyone who is curious")
        yield _moment(label, call.information_at, now)
    if call.closes_at is not None:
        yield _moment(gettext_lazy("Last moment to apply"), call.closes_at, now)


def _moment(label: StrOrPromise, at: datetime, now: datetime) -> Due:
    return Due(day_of(at), label, moment_told(at), over=at < now)


def _of_term(cycle: TeamCycle, now: datetime) -> Iterator[Due]:
    on, due = day_of(now), cycle.due
    if due is not None and due.happens_on is not None:
        label = _("%(occasion)s elects") % {"occasion": due.name}
        over = due.happened or due.happens_on < on
        yield Due(due.happens_on, label, day(due.happens_on), cycle.binding, over)
    if cycle.starts_on is not None:
        begins = gettext_lazy("The team begins")
        yield Due(cycle.starts_on, begins, day(cycle.starts_on), over=cycle.starts_on < on)
    if cycle.ends_on is not None:
        ends = gettext_lazy("The term ends")
        yield Due(cycle.ends_on, ends, day(cycle.ends_on), over=cycle.ends_on < on)
