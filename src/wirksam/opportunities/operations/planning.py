"""Planning a task, a shift or sitting-in: the activity, what is needed, and its jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirksam.activities.choices import Visibility
from wirksam.activities.models import Activity
from wirksam.activities.operations.beginning import begin_activity
from wirksam.activities.operations.planning import Plan, change_activity
from wirksam.activities.operations.series import change_coming
from wirksam.foundation.access import Actor, RefusedError
from wirksam.opportunities.choices import EngagementState, Structure
from wirksam.opportunities.models import Engagement, Opportunity, Position
from wirksam.opportunities.operations.places import fill, hold
from wirksam.opportunities.operations.telling import tell_helper

OPENS_BEFORE = timedelta(hours=24)
"""So long before the beginning, places kept for first-timers are open to everybody."""

COPIED = (
    "flow", "structure", "needed", "places", "experienced", "first_timers", "warnings", "topics",
    "guests",
)  # fmt: skip
"""Fields that a series, and whoever does it too, takes along."""


@dataclass(frozen=True, slots=True)
class Job:
    """One of several jobs; ``experienced``: only for who has done it before."""

    name: str
    places: int = 1
    experienced: bool = False


@transaction.atomic
def plan_opportunity(  # noqa: PLR0913 (what a plan consists of)
    *,
    actor: Actor,
    kind: str,
    plan: Plan,
    own: Mapping[str, Any],
    jobs: Sequence[Job] = (),
    serves: Iterable[str] = (),
) -> Opportunity:
    """Plan something to help with; a form that is sent twice plans it once."""
    needs = needs_of(own, jobs, plan)
    begun = begin_activity(actor=actor, kind=kind, plan=plan, own=needs, serves=serves)
    made = hold(Opportunity(pk=begun.pk))
    if not Position.objects.filter(opportunity=made).exists():
        _write_jobs(made, jobs)
    return made


@transaction.atomic
def change_opportunity(  # noqa: PLR0913 (as above, and upon which revision)
    *,
    actor: Actor,
    opportunity: Opportunity,
    plan: Plan,
    own: Mapping[str, Any],
    revision: int,
    jobs: Sequence[Job] = (),
    coming: bool = False,
) -> Opportunity:
    """Change it, or with ``coming`` all that come after it in its series too.

    Nobody who is in loses her place; whoever waits moves up where there is room now. Whoever has
    joined is told where time or place are others.
    """
    needs = needs_of(own, jobs, plan)
    told: dict[str, Any] = {"actor": actor, "activity": opportunity, "plan": plan, "own": needs}
    before = _where_and_when(opportunity)
    changed = (
        change_coming(**told, revision=revision)
        if coming
        else [change_activity(**told, revision=revision)]
    )
    for one in changed:
        held = hold(Opportunity(pk=one.pk))
        _write_jobs(held, jobs)
        set_opening(held)
        fill(held)
        if before.get(held.pk) != (held.starts_at, held.ends_at, held.place, held.online_url):
            _tell_moved(held)
    return hold(opportunity)


def _where_and_when(task: Opportunity) -> dict[int, tuple[Any, ...]]:
    """Of it, and of all in its series."""
    same = Q(series=task.series_id) if task.series_id else Q(pk=task.pk)
    rows = Opportunity.objects.filter(same)
    return {pk: tuple(told) for pk, *told in rows.values_list(
        "pk", "starts_at", "ends_at", "place", "online_url"
    )}  # fmt: skip


def _tell_moved(task: Opportunity) -> None:
    rows = Engagement.objects.filter(opportunity=task).exclude(state=EngagementState.DONE)
    for one in rows.select_related("person", "guest", "opportunity__host__unit"):
        tell_helper(one, "opportunity_moved", task.sequence)


def also_copy(source: int, made: int) -> None:
    """Take the jobs along into the next of a series, or into a copy."""
    rows = Position.objects.filter(opportunity=source)
    Position.objects.bulk_create(
        Position(
            opportunity_id=made,
            name=row.name,
            places=row.places,
            experienced=row.experienced,
            order=row.order,
        )
        for row in rows
    )
    set_opening(Opportunity.objects.get(pk=made))


def needs_of(own: Mapping[str, Any], jobs: Sequence[Job], plan: Plan) -> dict[str, Any]:
    """The task's own fields as they are stored; refused where they contradict each other."""
    needs = {name: own[name] for name in COPIED if name in own}
    needs["structure"] = Structure.POSITIONS if jobs else Structure.UNIFORM
    if jobs:
        needs["places"] = sum(job.places for job in jobs)
    places, needed = needs.get("places"), needs.get("needed") or 1
    kept = (needs.get("first_timers") or 0) + (needs.get("experienced") or 0)
    if places is not None and places < needed:
        raise RefusedError(_("There are fewer places than people you need."))
    if places is not None and places < kept:
        raise RefusedError(_("You keep more places than there are."))
    if len({job.name.casefold() for job in jobs}) < len(jobs):
        raise RefusedError(_("Two jobs have the same name."))
    needs["opened_at"] = _opening(plan.starts_at) if needs.get("first_timers") else None
    if plan.visibility != Visibility.PUBLIC:
        needs["guests"] = False
    return needs


def set_opening(task: Opportunity) -> None:
    """When places kept for first-timers open to all; it follows the day."""
    opened = _opening(task.starts_at) if task.first_timers else None
    Opportunity.objects.filter(pk=task.pk).update(opened_at=opened)


def _opening(starts_at: Any) -> Any:  # noqa: ANN401 (a moment, or nothing)
    return starts_at - OPENS_BEFORE if starts_at else None


def _write_jobs(task: Opportunity | Activity, jobs: Sequence[Job]) -> None:
    """Jobs keep their people by their name; a job somebody is in cannot go."""
    rows = {row.name.casefold(): row for row in Position.objects.filter(opportunity=task.pk)}
    for order, job in enumerate(jobs):
        row = rows.pop(job.name.casefold(), None) or Position(opportunity_id=task.pk)
        row.name, row.places, row.experienced, row.order = (
            job.name,
            job.places,
            job.experienced,
            order,
        )
        row.save()
    for row in rows.values():
        if row.engagements.exists():
            raise RefusedError(_("Somebody is in “%(job)s” already. Keep it.") % {"job": row.name})
        row.delete()
