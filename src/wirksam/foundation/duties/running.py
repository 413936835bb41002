"""Doing what is due, by one worker at a time.

A duty in hand is leased. A worker that dies leaves a lease that runs out; then another takes the
duty up. Runs that were missed are made up for by one. Times are moments (UTC), so that nights on
which the clock is changed have neither gap nor doubling.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from wirksam.foundation.duties.models import DutyRun
from wirksam.foundation.duties.registry import Duty, always, duties

logger = logging.getLogger("wirksam.worker")


def run_due(
    now: datetime | None = None,
    *,
    stopping: Callable[[], bool] = lambda: False,
    hurry: bool = False,
) -> list[str]:
    """Do what is due now; the codes of what was done. One query where nothing is due.

    In a ``hurry`` only duties that know what is waiting are done, before their time if need be.
    """
    done = []
    known = {run.code: run for run in DutyRun.objects.all()}
    for one in duties():
        moment = now or timezone.now()
        if stopping():
            break
        run = known.get(one.code) or _begin(one, moment)
        early = hurry and one.wanted is not always
        if not early and (hurry or not is_due(run, one, moment)):
            continue
        if one.wanted(moment) and _do(one, run, moment, early=early):
            done.append(one.code)
    return done


def is_due(run: DutyRun, one: Duty, now: datetime) -> bool:
    """Its time has come, or its time is so far off that the clock must have been set back."""
    if run.held_until is not None and run.held_until > now:
        return run.held_until > now + one.lease
    return not now < run.due_at <= now + one.every


def next_due(due_at: datetime, every: timedelta, now: datetime) -> datetime:
    """The next of its times after ``now``, however many went by; the rhythm is kept."""
    return now + every - (now - due_at) % every


def _begin(one: Duty, now: datetime) -> DutyRun:
    return DutyRun.objects.get_or_create(code=one.code, defaults={"due_at": now})[0]


def _do(one: Duty, run: DutyRun, now: datetime, *, early: bool) -> bool:
    hand = uuid.uuid4().hex
    far = now + one.lease
    free = Q(held_until=None) | Q(held_until__lte=now) | Q(held_until__gt=far)
    due = Q() if early else Q(due_at__lte=now) | Q(due_at__gt=now + one.every)
    taken = DutyRun.objects.filter(free, due, code=one.code)
    if not taken.update(held_by=hand, held_until=far, started_at=now):
        return False
    mine = DutyRun.objects.filter(code=one.code, held_by=hand)
    problem = ""
    try:
        one.run(now)
    except Exception as error:
        logger.exception("duty %s failed", one.code)
        problem = f"{type(error).__name__}: {error}"[:300]
    except BaseException:
        mine.update(held_by="", held_until=None)
        raise
    mine.update(
        due_at=next_due(run.due_at, one.every, now),
        finished_at=F("finished_at") if problem else now,
        problem=problem,
        held_by="",
        held_until=None,
    )
    return True
