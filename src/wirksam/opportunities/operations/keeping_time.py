"""What time does by itself: kept places open, those who watch hear that people are missing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from wirksam.activities.choices import JOINABLE, State
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import Engagement, Opportunity, Watcher
from wirksam.opportunities.operations.joining import open_kept_places
from wirksam.opportunities.operations.telling import tell_helper, tell_watchers
from wirksam.opportunities.queries.listing import not_over

MISSING_BEFORE = timedelta(days=3)
"""So long before the beginning (of a task: before its last day), those who watch hear of it."""
_LATELY = timedelta(days=2)


def keep_time(now: datetime) -> None:
    """The duty, every few minutes; each occasion is told once."""
    _open_places(now)
    _tell_missing(now)
    _tell_called_off(now)
    _tell_receipts(now)


def _open_places(now: datetime) -> None:
    waiting = Engagement.objects.filter(state=EngagementState.WAITING)
    rows = Opportunity.objects.filter(
        not_over(now), opened_at__lte=now, state__in=JOINABLE, pk__in=waiting.values("opportunity")
    )
    for task in rows:
        open_kept_places(task)


def _tell_missing(now: datetime) -> None:
    watched = Watcher.objects.values("opportunity")
    live = Opportunity.objects.filter(not_over(now), state__in=JOINABLE, pk__in=watched)
    soon = now + MISSING_BEFORE
    for task in live.filter(starts_at__lte=soon).select_related("host__unit"):
        if not (task.all_day and task.ends_at and task.ends_at > soon):
            with transaction.atomic():
                tell_watchers(task)


def _tell_called_off(now: datetime) -> None:
    off = Opportunity.objects.filter(state=State.CANCELLED, changed_at__gte=now - _LATELY)
    rows = Engagement.objects.filter(opportunity__in=off.values("pk"))
    for one in rows.exclude(state=EngagementState.DONE).select_related("person", "opportunity"):
        tell_helper(one, "opportunity_off")


def _tell_receipts(now: datetime) -> None:
    """Whoever helped hears once what came of it, also if the hosts say so later that she did."""
    since = now - _LATELY
    rows = Engagement.objects.filter(
        Q(opportunity__closing__closed_at__gte=since) | Q(done_at__gte=since),
        state=EngagementState.DONE,
        person__isnull=False,
        opportunity__closing__isnull=False,
    )
    for one in rows.select_related("person", "opportunity"):
        tell_helper(one, "opportunity_receipt")
