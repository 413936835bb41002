"""What those who said yes have done, do and were asked, in a few queries for all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from wirksam.activities.choices import State
from wirksam.activities.models import Participation
from wirksam.engine.match import Done
from wirksam.opportunities.choices import HOLDING, EngagementState
from wirksam.opportunities.models import Engagement, Offer
from wirksam.opportunities.queries.offer_tasks import minutes_of

SAID_YES = Q(person__helper_profile__wants_offers=True)
ALONE = "task"
"""Whoever did only small things by herself still comes for the first time among others."""
_COUNTS = (*HOLDING, EngagementState.DONE)
_LONGEST = 31


@dataclass(slots=True)
class Past:
    """What a person has done, does and was asked, in a few queries for all of them."""

    done: dict[int, list[Done]]
    helped: set[int]
    busy: dict[int, set[date]]
    taken: dict[int, set[str]]
    offered: Counter[int]


def past_of(tasks: Collection[str], now: datetime, window_days: int) -> Past:
    """All of it for a round over ``tasks`` (their keys)."""
    among = Engagement.objects.filter(SAID_YES, state__in=_COUNTS).exclude(opportunity__kind=ALONE)
    helped = among.values_list("person")
    return Past(
        _done(now, window_days),
        {pk for (pk,) in helped.distinct().order_by() if pk},
        _busy(now),
        _taken(tasks),
        _offered(now),
    )


def _done(now: datetime, window_days: int) -> dict[int, list[Done]]:
    """What they helped with lately, or have promised."""
    zone = timezone.get_default_timezone()
    begin = now - timedelta(days=window_days)
    found: dict[int, list[Done]] = defaultdict(list)
    rows = Engagement.objects.filter(SAID_YES, state__in=_COUNTS).select_related("opportunity")
    lately = Q(done_at__gte=begin) | Q(done_at=None, opportunity__starts_at__gte=begin)
    for one in rows.filter(lately).order_by("pk"):
        moment = one.done_at or one.opportunity.starts_at or now
        done = Done(timezone.localdate(moment, zone), minutes_of(one.opportunity))
        found[one.person_id or 0].append(done)
    return found


def _busy(now: datetime) -> dict[int, set[date]]:
    """Days on which they take part in something, of any kind; a window of days is none."""
    found: dict[int, set[date]] = defaultdict(set)
    rows = Participation.objects.filter(SAID_YES, activity__starts_at__isnull=False)
    rows = rows.filter(Q(activity__ends_at__gte=now) | Q(activity__starts_at__gte=now))
    rows = rows.exclude(activity__state=State.CANCELLED).exclude(activity__kind="task")
    for one in rows.select_related("activity"):
        days = min((one.activity.last_day - one.activity.first_day).days, _LONGEST)
        for more in range(days + 1):
            found[one.person_id].add(one.activity.first_day + timedelta(days=more))
    return found


def _taken(tasks: Collection[str]) -> dict[int, set[str]]:
    """What they are in already, wait for, or were asked for once: nobody is asked twice."""
    pks = [int(key) for key in tasks]
    found: dict[int, set[str]] = defaultdict(set)
    for rows in (Engagement.objects.filter(SAID_YES), Offer.objects.filter(SAID_YES)):
        for person, of in rows.filter(opportunity__in=pks).values_list("person", "opportunity"):
            found[person].add(str(of))
    return found


def _offered(now: datetime) -> Counter[int]:
    """How often they were asked since Monday, whatever they said."""
    zone = timezone.get_default_timezone()
    day = timezone.localdate(now, zone)
    monday = datetime.combine(day - timedelta(days=day.weekday()), time(), zone)
    rows = Offer.objects.filter(SAID_YES, round__ran_at__gte=monday).order_by()
    return Counter(dict(rows.values_list("person").annotate(number=Count("pk"))))
