"""Planning an activity, changing it, calling it off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ENDED, State, Visibility
from wirksam.activities.kinds import ActivityKind, kind_of
from wirksam.activities.models import Activity
from wirksam.activities.operations.closing import Outcome, write_closing
from wirksam.activities.operations.saving import (
    locked,
    note,
    save_change,
    still_planned,
    touch_pages,
)
from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError, can

LONGEST = timedelta(days=370)
_NO_VALUES: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything about an activity that its hosts decide; moments are aware."""

    title: str
    host: Body
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    all_day: bool = False
    summary: str = ""
    place: str = ""
    online_url: str = ""
    access_info: str = ""
    state: str = State.PLANNED
    visibility: str = Visibility.MEMBERS
    effort_minutes: int | None = None
    learn_text: str = ""
    needs_text: str = ""
    part_of: Activity | None = None


_CALENDAR = ("title", "summary", "starts_at", "ends_at", "all_day", "place", "state", "visibility")


@transaction.atomic
def plan_activity(
    *, actor: Actor, kind: str, plan: Plan, own: Mapping[str, Any] = _NO_VALUES
) -> Activity:
    """Plan an activity of ``kind`` in the name of a body; ``own`` are the child's own fields."""
    return create(actor=actor, kind=kind, plan=plan, own=own)


def create(
    *,
    actor: Actor,
    kind: str,
    plan: Plan,
    own: Mapping[str, Any] = _NO_VALUES,
    verb: str = "plan_activity",
    **beside: Any,  # noqa: ANN401 (fields that no form asks for)
) -> Activity:
    """The part that other ways of making an activity share; in the caller's transaction."""
    _may_host(actor, plan.host)
    return set_down(actor=actor, kind=kind, plan=plan, own=own, verb=verb, **beside)


def set_down(
    *,
    actor: Actor,
    kind: str,
    plan: Plan,
    own: Mapping[str, Any] = _NO_VALUES,
    verb: str = "plan_activity",
    **beside: Any,  # noqa: ANN401 (fields that no form asks for)
) -> Activity:
    """The same where the caller has seen to the right to speak for the host."""
    known = _known(kind)
    _in_order(plan)
    made = known.model._default_manager.create(
        kind=kind, created_by=actor.key, **_values(plan), **own, **beside
    )
    activity = Activity.objects.select_related("host__unit").get(pk=made.pk)
    note(actor, verb, activity, kind=kind)
    touch_pages(activity)
    return activity


@transaction.atomic
def note_done(*, actor: Actor, plan: Plan, on: date, outcome: Outcome) -> Activity:
    """Write down something that was done on a day and needs no more; it is closed at once."""
    if on > timezone.localdate():
        raise RefusedError(_("This day is still to come. Plan a meeting instead."))
    at = datetime(on.year, on.month, on.day, tzinfo=timezone.get_default_timezone())
    values = {field.name: getattr(plan, field.name) for field in fields(plan)}
    done = Plan(**(values | {"starts_at": at, "all_day": True, "state": State.DONE}))
    activity = create(
        actor=actor, kind="note", plan=done, own={"happened_on": on}, verb="note_done"
    )
    write_closing(actor, activity, outcome)
    return activity


@transaction.atomic
def change_activity(
    *,
    actor: Actor,
    activity: Activity,
    plan: Plan,
    revision: int,
    own: Mapping[str, Any] = _NO_VALUES,
) -> Activity:
    """Change what was planned; refused where somebody else was quicker."""
    now = still_planned(locked(actor, activity, revision))
    if plan.host != now.host:
        _may_host(actor, plan.host)
    return apply_plan(actor, now, plan, own)


def apply_plan(actor: Actor, now: Activity, plan: Plan, own: Mapping[str, Any]) -> Activity:
    """Write ``plan`` into a locked row."""
    _in_order(plan)
    _not_below_itself(now, plan.part_of)
    values = _values(plan)
    calendar = any(getattr(now, name) != values[name] for name in _CALENDAR)
    for name, value in values.items():
        setattr(now, name, value)
    if own:
        _known(now.kind).model._default_manager.filter(pk=now.pk).update(**own)
    note(actor, "change_activity", now)
    return save_change(now, calendar=calendar)


@transaction.atomic
def open_activity(*, actor: Actor, activity: Activity, revision: int) -> Activity:
    """Let people join."""
    now = still_planned(locked(actor, activity, revision))
    if now.starts_at is None:
        raise RefusedError(_("Say first when it is."))
    now.state = State.OPEN
    note(actor, "open_activity", now)
    return save_change(now)


@transaction.atomic
def cancel_activity(
    *, actor: Actor, activity: Activity, revision: int | None, reason: str = ""
) -> Activity:
    """Call it off. The row stays, and calendars show that it was called off."""
    now = locked(actor, activity, revision)
    if now.state == State.DONE:
        raise RefusedError(_("It has taken place. It cannot be called off any more."))
    if now.state == State.CANCELLED:
        raise RefusedError(_("It is called off already."))
    return call_off(actor, now, reason)


def call_off(actor: Actor, now: Activity, reason: str) -> Activity:
    """Call a locked row off."""
    now.state, now.cancelled_reason = State.CANCELLED, reason[:300]
    note(actor, "cancel_activity", now)
    return save_change(now)


@transaction.atomic
def revive_activity(*, actor: Actor, activity: Activity, revision: int) -> Activity:
    """Take back that it was called off; it is an idea or planned again."""
    now = locked(actor, activity, revision)
    if now.state != State.CANCELLED:
        raise RefusedError(_("It is not called off."))
    now.state = State.PLANNED if now.starts_at else State.IDEA
    now.cancelled_reason = ""
    note(actor, "revive_activity", now)
    return save_change(now)


def _known(kind: str) -> ActivityKind:
    known = kind_of(kind)
    if known is None:
        raise RefusedError(_("There is no such kind of activity any more."))
    return known


def _values(plan: Plan) -> dict[str, Any]:
    return {field.name: getattr(plan, field.name) for field in fields(plan)}


def _may_host(actor: Actor, host: Body) -> None:
    if not can(actor, host, "host"):
        raise RefusedError(_("You cannot plan for this body. Choose one of yours."))


def _in_order(plan: Plan) -> None:
    if plan.starts_at is None:
        if plan.state not in {State.IDEA, State.CANCELLED}:
            raise RefusedError(_("Say when it is, or keep it as an idea."))
    elif plan.ends_at is not None:
        if plan.ends_at < plan.starts_at:
            raise RefusedError(_("The end lies before the beginning."))
        if plan.ends_at - plan.starts_at > LONGEST:
            raise RefusedError(_("Nothing lasts longer than a year here. Choose an earlier end."))
    if plan.state in ENDED and plan.state != State.DONE:
        raise RefusedError(_("Plan it first; it can be called off later."))


def _not_below_itself(activity: Activity, parent: Activity | None) -> None:
    seen = {activity.pk}
    while parent is not None:
        if parent.pk in seen:
            raise RefusedError(_("An activity cannot be a part of itself."))
        seen.add(parent.pk)
        parent = parent.part_of
