"""Planning together with what it is for: an activity and its first contributions at once.

A form that is sent twice, by a finger that taps twice or when the net is back, makes one activity:
the same person does not mean the same title, time and host twice within a minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from wirksam.activities.models import Activity
from wirksam.activities.operations.closing import Outcome
from wirksam.activities.operations.contributing import link
from wirksam.activities.operations.planning import Plan, note_done, plan_activity
from wirksam.association.models import Body
from wirksam.foundation.access import Actor
from wirksam.programme.models import Commitment

AT_ONCE = timedelta(minutes=1)


@transaction.atomic
def begin_activity(
    *,
    actor: Actor,
    kind: str,
    plan: Plan,
    serves: Iterable[str] = (),
    own: Mapping[str, Any] | None = None,
) -> Activity:
    """Plan an activity that contributes to the commitments with the codes ``serves``."""
    if begun := _just_begun(actor, kind, plan, starts_at=plan.starts_at):
        return begun
    activity = plan_activity(actor=actor, kind=kind, plan=plan, own=own or {})
    _link_all(actor, activity, serves)
    return activity


@transaction.atomic
def begin_note(
    *, actor: Actor, plan: Plan, on: date, outcome: Outcome, serves: Iterable[str] = ()
) -> Activity:
    """Note something that was done for the commitments with the codes ``serves``."""
    if begun := _just_begun(actor, "note", plan, as_note__happened_on=on):
        return begun
    activity = note_done(actor=actor, plan=plan, on=on, outcome=outcome)
    _link_all(actor, activity, serves)
    return activity


def _just_begun(
    actor: Actor,
    kind: str,
    plan: Plan,
    **when: Any,  # noqa: ANN401
) -> Activity | None:
    """What this form has begun already; two that come at once wait for each other."""
    list(Body.objects.select_for_update(of=("self",)).filter(pk=plan.host.pk).values_list("pk"))
    since = timezone.now() - AT_ONCE
    same = Activity.objects.filter(created_by=actor.key, created_at__gt=since, kind=kind)
    return same.filter(host=plan.host, title=plan.title, summary=plan.summary, **when).first()


def _link_all(actor: Actor, activity: Activity, codes: Iterable[str]) -> None:
    for commitment in Commitment.objects.filter(code__in=list(codes)).order_by(
        "first_line", "code", "pk"
    ):
        link(actor=actor, activity=activity, commitment=commitment)
