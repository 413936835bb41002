"""Planning the rows of a list that was looked at, in the caller's transaction."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from wirksam.activities.choices import State, Visibility
from wirksam.activities.models import Activity
from wirksam.activities.operations.contributing import link
from wirksam.activities.operations.planning import Plan, set_down
from wirksam.activities.rules import moment
from wirksam.association.models import Body
from wirksam.campaigns.choices import Take
from wirksam.campaigns.models import Frame
from wirksam.campaigns.operations.actions import KIND
from wirksam.campaigns.operations.telling import planners_of
from wirksam.campaigns.queries.importing import Verdict
from wirksam.foundation.access import Actor
from wirksam.foundation.notices.operations import notify
from wirksam.foundation.tables.entries import Entry
from wirksam.programme.models import Commitment

_PEOPLE_NEEDED = 3


def write(actor: Actor, frame: Frame, pairs: list[tuple[Entry, Verdict]]) -> None:
    """Plan each row for its chapter; own ones serve what the frame serves, others are told."""
    bodies = Body.objects.select_related("unit").in_bulk([one.body for _entry, one in pairs])
    served = list(Commitment.objects.filter(code__in=frame.lines.split()).order_by("code", "pk"))
    made = []
    for entry, verdict in pairs:
        one = _plan(actor, frame, entry, verdict, bodies[verdict.body])
        for commitment in served if verdict.own else ():
            link(actor=actor, activity=one, commitment=commitment)
        if not verdict.own:
            made.append(one)
    _tell_hosts(actor, made)


def _plan(actor: Actor, frame: Frame, entry: Entry, verdict: Verdict, host: Body) -> Activity:
    values = entry.values
    starts_at, ends_at = _span(values)
    plan = Plan(
        values.get("title", frame.title),
        host,
        starts_at=starts_at,
        ends_at=ends_at,
        all_day="at" not in values,
        place=values.get("place", ""),
        access_info=values.get("access", ""),
        state=State.OPEN if verdict.own else State.PLANNED,
        visibility=Visibility.PUBLIC if verdict.own else Visibility.MEMBERS,
    )
    focus = values.get("focus", "")
    own = {
        "frame": frame,
        "take": Take.ADAPTED if focus else Take.ADOPTED,
        "own_focus": focus,
        "people_needed": int(values.get("people", _PEOPLE_NEEDED)),
        "row": verdict.row_key,
    }
    return set_down(actor=actor, kind=KIND, plan=plan, own=own)


def _span(values: dict[str, str]) -> tuple[datetime, datetime | None]:
    """Start and end; what ends at an earlier time of the clock ends on the day after."""
    zone = timezone.get_default_timezone()
    on, at = date.fromisoformat(values["day"]), time.fromisoformat(values.get("at", "00:00"))
    starts_at = moment(on, at, zone).astimezone(UTC)
    if "until" not in values:
        return starts_at, None
    until = time.fromisoformat(values["until"])
    end_day = on + timedelta(days=until < at)
    return starts_at, max(starts_at, moment(end_day, until, zone).astimezone(UTC))


def _tell_hosts(actor: Actor, made: list[Activity]) -> None:
    people = planners_of(one.host_id for one in made)
    for one in made:
        notify(
            key=f"action-brought:{one.pk}:",
            to=sorted(people[one.host_id] - {actor.key}),
            kind="action_brought",
            url=reverse("local_action", args=[one.pk]),
            values={"title": one.title},
        )
