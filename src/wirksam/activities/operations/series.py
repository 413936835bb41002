"""Activities that come back, at the same time of the clock, whatever the clock does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ENDED
from wirksam.activities.kinds import kind_of, own_values
from wirksam.activities.models import Activity, Series
from wirksam.activities.operations.planning import Plan, apply_plan, call_off, create
from wirksam.activities.operations.saving import locked, note, save_change, still_planned
from wirksam.activities.rules import days_of, moved, recurrence, same_length
from wirksam.foundation.access import Actor, RefusedError


@transaction.atomic
def repeat_activity(
    *, actor: Actor, activity: Activity, rhythm: str, until: date, revision: int
) -> list[Activity]:
    """Let it come back until a day, sixty times at most; the first is the activity itself."""
    first = still_planned(locked(actor, activity, revision))
    if first.starts_at is None:
        raise RefusedError(_("Say first when it is."))
    if first.series_id is not None:
        raise RefusedError(_("This activity comes back already."))
    rule = recurrence(rhythm, first.first_day)
    days = [day for day in days_of(rule, first.first_day, until) if day > first.first_day]
    if not days:
        raise RefusedError(_("Until then it does not come back once. Choose a later day."))
    first.series = Series.objects.create(rule=rule, until=until)
    save_change(first, calendar=False)
    note(actor, "repeat_activity", first, number=len(days) + 1)
    return [first, *(_again(actor, first, day) for day in days)]


def _again(actor: Actor, first: Activity, day: date) -> Activity:
    known = kind_of(first.kind)
    names = known.copied if known else ()
    own = own_values(known, first.pk, names) if known else {}
    made = create(
        actor=actor,
        kind=first.kind,
        plan=_on(plan_of(first), day),
        own=own,
        verb="plan_activity",
        series=first.series,
    )
    if known and known.also_copy:
        known.also_copy(first.pk, made.pk)
    return made


@transaction.atomic
def change_coming(
    *,
    actor: Actor,
    activity: Activity,
    plan: Plan,
    revision: int,
    own: Mapping[str, Any],
) -> list[Activity]:
    """Change this one and all that come after it in its series, each on its own day.

    Moved to another day, the others move by as many days.
    """
    now = still_planned(locked(actor, activity, revision))
    if plan.starts_at is None:
        raise RefusedError(_("Say first when it is."))
    coming = _coming(now)
    shift = _local(plan.starts_at) - now.first_day
    changed = []
    for one in coming:
        row = locked(actor, one)
        changed.append(apply_plan(actor, row, _on(plan, row.first_day + shift), own))
    return changed


@transaction.atomic
def cancel_coming(
    *, actor: Actor, activity: Activity, revision: int, reason: str = ""
) -> list[Activity]:
    """Call off this one and all that come after it in its series."""
    now = still_planned(locked(actor, activity, revision))
    return [call_off(actor, locked(actor, one), reason) for one in _coming(now)]


def plan_of(activity: Activity) -> Plan:
    """An activity's present plan."""
    return Plan(**{field.name: getattr(activity, field.name) for field in fields(Plan)})


def _coming(now: Activity) -> list[Activity]:
    if now.series_id is None:
        return [now]
    rows = Activity.objects.filter(series=now.series_id, starts_at__gte=now.starts_at)
    return list(rows.exclude(state__in=ENDED).order_by("starts_at", "pk"))


def _on(plan: Plan, day: date) -> Plan:
    zone = timezone.get_default_timezone()
    if plan.starts_at is None:
        return plan
    start = moved(plan.starts_at, day, zone)
    end = plan.ends_at and same_length(plan.starts_at, plan.ends_at, start, zone)
    return replace(plan, starts_at=start, ends_at=end)


def _local(moment: Any) -> date:  # noqa: ANN401 (an aware moment)
    return timezone.localdate(moment, timezone.get_default_timezone())
