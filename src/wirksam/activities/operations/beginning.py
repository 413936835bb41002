"""Planning together with what it is for: an activity and its first contributions at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from wirksam.activities.models import Activity
from wirksam.activities.operations.closing import Outcome
from wirksam.activities.operations.contributing import link
from wirksam.activities.operations.planning import Plan, note_done, plan_activity
from wirksam.foundation.access import Actor
from wirksam.programme.models import Commitment


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
    activity = plan_activity(actor=actor, kind=kind, plan=plan, own=own or {})
    _link_all(actor, activity, serves)
    return activity


@transaction.atomic
def begin_note(
    *, actor: Actor, plan: Plan, on: date, outcome: Outcome, serves: Iterable[str] = ()
) -> Activity:
    """Note something that was done for the commitments with the codes ``serves``."""
    activity = note_done(actor=actor, plan=plan, on=on, outcome=outcome)
    _link_all(actor, activity, serves)
    return activity


def _link_all(actor: Actor, activity: Activity, codes: Iterable[str]) -> None:
    for commitment in Commitment.objects.filter(code__in=list(codes)).order_by("first_line"):
        link(actor=actor, activity=activity, commitment=commitment)
