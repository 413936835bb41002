"""What there is to help with in the invented association: small tasks, shifts, sitting in."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import cycle, islice
from typing import Any

from django.utils import timezone

from wirksam.activities.choices import State, Visibility
from wirksam.activities.models import Contribution
from wirksam.association.models import Body, Person
from wirksam.opportunities.models import Engagement, Opportunity, Position
from wirksam.opportunities.operations.places import keep
from wirksam.opportunities.operations.planning import set_opening
from wirksam.programme.models import Commitment, ProgrammeVersion

Data = dict[str, Any]
STATED_BEFORE = timedelta(days=9)


def load_tasks(version: ProgrammeVersion, told: list[Data], *, by: str) -> None:
    """Make all of them; days are counted from today."""
    bodies = {body.key: body for body in Body.objects.select_related("unit")}
    commitments = {one.lines: one for one in version.commitments.all()}
    for one in told:
        task = make_task(one, bodies[one["host"]], by)
        for order, (name, places, experienced) in enumerate(one.get("jobs", ())):
            Position.objects.create(
                opportunity=task, name=name, places=places, experienced=experienced, order=order
            )
        set_opening(task)
        tie(task, one["lines"], commitments, by)
        _people(task, one)


def make_task(told: Data, host: Body, by: str) -> Opportunity:
    """One of them, without people."""
    timed = "at" in told
    begin = _at(told["on"], told.get("at", "00:00"))
    written = min(timezone.now(), begin) - STATED_BEFORE
    return Opportunity.objects.create(
        kind=told["kind"],
        title=told["title"],
        summary=told["summary"],
        host=host,
        starts_at=begin,
        ends_at=_at(told["on"], told["until"]) if timed else _at(told["last"], "00:00"),
        all_day=not timed,
        place=told.get("place", ""),
        online_url=told.get("online", ""),
        access_info=told.get("access", ""),
        needs_text=told.get("needs", ""),
        learn_text=told.get("learn", ""),
        effort_minutes=told["effort"],
        state=State.OPEN,
        visibility=told.get("visibility", Visibility.PUBLIC),
        flow=told.get("flow", "at_once"),
        structure="positions" if "jobs" in told else "uniform",
        needed=told["needed"],
        places=told.get("places"),
        experienced=told.get("experienced", 0),
        first_timers=told.get("first_timers", 0),
        warnings=told.get("warnings", []),
        topics=told["topics"],
        guests=told.get("guests", False),
        created_by=by,
        created_at=written,
        changed_at=written,
    )


def _at(days: int, clock: str) -> datetime:
    moment = datetime.combine(
        timezone.localdate() + timedelta(days=days), time.fromisoformat(clock)
    )
    return timezone.make_aware(moment, timezone.get_default_timezone())


def tie(task: Opportunity, lines: list[str], commitments: dict[str, Commitment], by: str) -> None:
    """Tie it to the commitments of these lines."""
    for one in lines:
        first, last = one.split("-")
        known = first if first == last else f"{first}\N{EN DASH}{last}"
        Contribution.objects.create(
            activity=task.activity,
            commitment=commitments[known],
            relation="contributes",
            stated_by=by,
            stated_at=task.created_at,
        )


def _people(task: Opportunity, told: Data) -> None:
    """So many others are in already."""
    everyone = Person.objects.filter(user=None).order_by("pk")
    offset = task.pk * 11 % max(everyone.count(), 1)
    for person in islice(cycle(everyone), offset, offset + told["crowd"]):
        keep(
            Engagement(
                opportunity=task,
                person=person,
                experienced=told.get("able", False),
                accepted=task.warnings,
                joined_at=task.created_at,
            )
        )
