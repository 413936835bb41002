"""Writing down the steps that terms take by themselves, and reminding of a call that closes.

Pages compute where a term stands from its days; this makes it stay. Run again, it does nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.foundation.access import NOBODY, RefusedError
from wirksam.foundation.i18n.days import day
from wirksam.teams.choices import ENDED, CycleState
from wirksam.teams.models import TeamCycle
from wirksam.teams.operations.cycles import lapse
from wirksam.teams.operations.steps import enter
from wirksam.teams.operations.telling_terms import tell_closing
from wirksam.teams.queries.facts import day_of
from wirksam.teams.rules import following

CLOSING = timedelta(days=3)


def keep_time(now: datetime) -> int:
    """Take every step whose day has come; how many were taken."""
    rows = TeamCycle.objects.exclude(state__in=sorted(ENDED)).select_related("body__unit", "call")
    return sum(_catch_up(cycle, now) for cycle in rows.order_by("pk"))


def _catch_up(cycle: TeamCycle, now: datetime) -> int:
    on, taken = day_of(now), 0
    while cycle.state not in ENDED and (to := _next(cycle, now)) is not None:
        try:
            cycle = _take(cycle, to, now)
        except RefusedError:
            break
        taken += 1
    call = getattr(cycle, "call", None)
    if call is not None and call.accepts(now) and call.closes_at <= now + CLOSING:
        tell_closing(cycle, on)
    return taken


def _next(cycle: TeamCycle, now: datetime) -> str | None:
    """The next step that is due by itself."""
    target = cycle.stands(day_of(now))
    if target == CycleState.LAPSED:
        return target
    if target != cycle.state:
        return following(cycle.state)
    call = getattr(cycle, "call", None)
    over = call is not None and call.closes_at is not None and call.closes_at < now
    return CycleState.SCREENING if cycle.state == CycleState.CALL and over else None


@transaction.atomic
def _take(cycle: TeamCycle, to: str, now: datetime) -> TeamCycle:
    if to == CycleState.LAPSED:
        told = {"on": day(cycle.body.ends_on)}
        return lapse(NOBODY, cycle, _("The team was dissolved on %(on)s.") % told)
    return enter(actor=NOBODY, cycle=cycle, to=to, now=now)
