"""What a round offers: open places of tasks in reach, as the engine counts them.

Where a task *is offered to those who fit*, all its open places are. Where one joins at once, only
what is missing for it to take place, and places kept for first-timers: the rest finds its people.
Where the hosts answer requests, nothing is offered: they choose, not a round.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wirksam.activities.choices import JOINABLE
from wirksam.association.models import Body
from wirksam.engine.match import Task
from wirksam.foundation.access import Actor
from wirksam.opportunities.access.offering import hosted_in_reach
from wirksam.opportunities.choices import Flow, OfferState
from wirksam.opportunities.models import Offer, Opportunity
from wirksam.opportunities.queries.listing import known_to, not_over, over_at
from wirksam.opportunities.queries.rooms import rooms_of
from wirksam.opportunities.rules import Room

ANSWER = timedelta(days=5)
"""So long an offer is open, unless the task comes sooner."""
BEFORE = timedelta(hours=12)
"""So long before the task begins (or its last day is over) an offer runs out."""
LEAST = timedelta(hours=12)
"""What would leave less time to answer is not offered."""
MOST = 500
USUAL_MINUTES = 60


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task with what is to be filled by a round; ``until`` is how long its offers are open."""

    task: Opportunity
    room: Room
    to_fill: Task
    until: datetime


def in_reach(actor: Actor, body: Body, now: datetime) -> list[Opportunity]:
    """Open tasks over which ``actor`` runs a round for ``body``, that she sees; the next first."""
    rows = known_to(actor).filter(not_over(now), hosted_in_reach(actor, body), state__in=JOINABLE)
    return list(rows.exclude(flow=Flow.ON_REQUEST).order_by("starts_at", "pk")[:MOST])


def open_tasks_of(tasks: Iterable[Opportunity], now: datetime) -> dict[str, OpenTask]:
    """Those with something to fill and time to answer, by their key; three queries."""
    listed = [one for one in tasks if answer_until(one, now) >= now + LEAST]
    rooms, waiting = rooms_of(listed), _unanswered(listed, now)
    found = {
        str(one.pk): OpenTask(
            one,
            rooms[one.pk],
            to_fill(one, rooms[one.pk], waiting[one.pk]),
            answer_until(one, now),
        )
        for one in listed
    }
    return {key: one for key, one in found.items() if one.to_fill.places}


def answer_until(task: Opportunity, now: datetime) -> datetime:
    """Until when somebody can answer who is asked now."""
    begins = over_at(task) if task.all_day else task.starts_at
    return min(now + ANSWER, begins - BEFORE) if begins else now + ANSWER


def to_fill(task: Opportunity, room: Room, waiting: Counter[str]) -> Task:
    """What is open, less what somebody else has been asked for and has not answered yet."""
    skilled = sum(room.left_in(pk) for pk in room.skilled)
    experienced = max(room.missing_experienced, skilled)
    wanted = max(room.missing, experienced) + room.kept_first
    if task.flow == Flow.OFFERED and room.left is not None:
        wanted = room.left
    elif room.left is not None:
        wanted = min(wanted, room.left)
    asked = waiting.total()
    return Task(
        key=str(task.pk),
        unit=str(task.host.unit_id),
        places=max(0, wanted - asked),
        on=day_of(task),
        needed=max(0, room.missing - asked),
        experienced=max(0, experienced - waiting["experienced"]),
        first_timers=max(0, room.kept_first - waiting["first_timer"]),
        minutes=minutes_of(task),
    )


def day_of(task: Opportunity) -> date | None:
    """The local day it begins on; nothing where each chooses a day within a window."""
    if task.starts_at is None or (task.all_day and task.first_day != task.last_day):
        return None
    return task.first_day


def minutes_of(task: Opportunity) -> int:
    """What it takes one person: as the hosts said, else from start to end, else an hour."""
    if task.effort_minutes:
        return task.effort_minutes
    if task.all_day or not (task.starts_at and task.ends_at):
        return USUAL_MINUTES
    return max(1, round((task.ends_at - task.starts_at).total_seconds() / 60))


def _unanswered(tasks: list[Opportunity], now: datetime) -> dict[int, Counter[str]]:
    rows = Offer.objects.filter(opportunity__in=[one.pk for one in tasks], expires_at__gt=now)
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for of, place in rows.filter(state=OfferState.OPEN).values_list("opportunity", "place"):
        found[of][place] += 1
    return found
