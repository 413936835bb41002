"""What the invented association did together in its year, and what lies ahead."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import cycle, islice
from typing import Any

from django.utils import timezone

from wirksam.activities.choices import CoHostState, ParticipationState, State, Visibility
from wirksam.activities.models import (
    Activity,
    Closing,
    CoHost,
    Contribution,
    Meeting,
    Note,
    Participation,
)
from wirksam.association.models import Body, Person
from wirksam.demo.personas import address_of
from wirksam.programme.models import Commitment, ProgrammeVersion

Data = dict[str, Any]
STATED_BEFORE = timedelta(days=21)


def load_activities(version: ProgrammeVersion, told: list[Data], *, by: str) -> None:
    """Make all activities; dates are days, or a number of days from today for what lies ahead."""
    bodies = {body.key: body for body in Body.objects.select_related("unit")}
    commitments = {one.lines: one for one in version.commitments.all()}
    made: dict[str, Activity] = {}
    for one in told:
        activity = _activity(one, bodies, made, by)
        made[one["key"]] = activity
        _ties(activity, one, commitments, by)
        _people(activity, one)


def _activity(told: Data, bodies: dict[str, Body], made: dict[str, Activity], by: str) -> Activity:
    start, end = _moments(told)
    written = min(timezone.now(), (start or timezone.now()) - STATED_BEFORE)
    values = {
        "kind": told["kind"],
        "title": told["title"],
        "summary": told.get("summary", ""),
        "host": bodies[told["host"]],
        "part_of": made.get(told.get("part_of", "")),
        "starts_at": start,
        "ends_at": end,
        "place": told.get("place", ""),
        "access_info": told.get("access", ""),
        "state": told["state"],
        "visibility": told.get("visibility", Visibility.PUBLIC),
        "effort_minutes": told.get("effort"),
        "learn_text": told.get("learn", ""),
        "needs_text": told.get("needs", ""),
        "cancelled_reason": told.get("reason", ""),
        "created_by": by,
        "created_at": written,
        "changed_at": written,
    }
    if told["kind"] == "note":
        activity: Activity = Note.objects.create(happened_on=start.date(), **values)  # type: ignore[union-attr]
    else:
        activity = Meeting.objects.create(agenda=told.get("agenda", ""), **values)
    for key in told.get("cohosts", ()):
        CoHost.objects.create(
            activity=activity,
            body=bodies[key],
            state=CoHostState.AGREED,
            asked_by=by,
            asked_at=written,
            answered_by=by,
            answered_at=written,
        )
    if told["closing"]:
        _close(activity, told["closing"], by)
    return activity


def _moments(told: Data) -> tuple[datetime | None, datetime | None]:
    on = told.get("on")
    if on is None:
        return None, None
    day = date.fromisoformat(on) if isinstance(on, str) else _ahead(on)
    return _at(day, told["at"]), _at(day, told["until"])


def _ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _at(day: date, clock: str) -> datetime:
    moment = datetime.combine(day, time.fromisoformat(clock))
    return timezone.make_aware(moment, timezone.get_default_timezone())


def _close(activity: Activity, told: Data, by: str) -> None:
    Closing.objects.create(
        activity=activity,
        came_of_it=told["came_of_it"],
        attendees=told.get("attendees"),
        what_next=told.get("what_next", ""),
        closed_by=by,
        closed_at=activity.ends_at or timezone.now(),
    )


def _ties(activity: Activity, told: Data, commitments: dict[str, Commitment], by: str) -> None:
    for tie in told.get("contributes", ()):
        Contribution.objects.create(
            activity=activity,
            commitment=commitments[tie["lines"].replace("-", "\N{EN DASH}")],
            relation=tie["relation"],
            note=tie.get("note", ""),
            stated_by=by,
            stated_at=activity.created_at,
        )


def _people(activity: Activity, told: Data) -> None:
    """The cast by name, and as many others as came along."""
    over = activity.state == State.DONE
    state = ParticipationState.TOOK_PART if over else ParticipationState.GOING
    thanked = activity.ends_at if told.get("thanks") else None
    cast = {
        key: Person.objects.get(user__email=address_of(key))
        for key in (*told.get("took_part", ()), *told.get("going", ()))
    }
    everyone = Person.objects.filter(user=None).order_by("pk")
    offset = activity.pk * 7 % max(everyone.count(), 1)
    crowd = islice(cycle(everyone), offset, offset + told.get("crowd", 0))
    for person in (*cast.values(), *crowd):
        Participation.objects.get_or_create(
            activity=activity,
            person=person,
            defaults={
                "state": state,
                "said_at": activity.created_at,
                "thanked_at": thanked,
                "thanked_by": activity.created_by if thanked else "",
            },
        )
