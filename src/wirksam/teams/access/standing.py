"""Who acts for a missing team today, and who may say so and report on it."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from wirksam.association.models import running, today
from wirksam.foundation.access import EVERYTHING, NOTHING, Actor, rule
from wirksam.teams.access.reach import preparing
from wirksam.teams.choices import CycleState
from wirksam.teams.models import Custody, TeamCycle

BEGINNING = (
    CycleState.DECIDED,
    CycleState.RUNNING,
    CycleState.HANDOVER,
    CycleState.CLOSED,
)
"""States of a term whose first day is known."""


def acting_on(day: date) -> Q:
    """Rows of :class:`Custody` that hold on ``day``; they end by themselves.

    The same as :meth:`Custody.last_day` says, for a list.
    """
    begun = TeamCycle.objects.filter(
        body=OuterRef("body"),
        state__in=BEGINNING,
        starts_on__gte=OuterRef("starts_on"),
        starts_on__lte=day,
    )
    over = (
        Q(ends_with__happened=True, ends_with__happens_on__lt=day)
        | Q(body__ends_on__lt=day)
        | Q(acting__ends_on__lt=day)
        | Q(Exists(begun))
    )
    return running(day) & ~(over & Q(starts_on__lt=day))


@rule(Custody)
def see_custody(actor: Actor) -> Q:  # noqa: ARG001
    """Who acts for a team, and what is told of it, is public."""
    return EVERYTHING


@rule(Custody, "report")
def report_custody(actor: Actor) -> Q:
    """Report on it: whoever sits in the body that acts, as soon as it has begun."""
    own = sorted({seat.body_id for seat in actor.seats})
    return Q(acting__in=own, starts_on__lte=today()) if own else NOTHING


@rule(Custody, "end")
def end_custody(actor: Actor) -> Q:
    """End it before its time: whoever prepares the terms of this team."""
    return preparing(actor, "body") & Q(ended_reason="")
