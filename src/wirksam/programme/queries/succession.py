"""When those who act for others hand over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from wirksam.association.models import Body, Occasion
from wirksam.programme.choices import RegisterState, Role
from wirksam.programme.models import Commitment, Responsibility


@dataclass(frozen=True, slots=True)
class Handover:
    """``body`` is in charge although the occasion until which it acts has happened ``since``.

    ``to`` is the body it acts for, where one is named and exists today.
    """

    commitment: Commitment
    body: Body
    to: Body | None
    occasion: Occasion
    since: date
    responsibility: Responsibility


def due_handovers(on: date, *, commitment: Commitment | None = None) -> list[Handover]:
    """Leads running ``on`` that day whose occasion has happened by then; one query."""
    rows = (
        Responsibility.objects.filter(
            Responsibility.running(on),
            role=Role.LEAD,
            ends_with__happened=True,
            ends_with__happens_on__lte=on,
            commitment__state=RegisterState.CONFIRMED,
            commitment__version__frozen_at__isnull=False,
        )
        .filter(Q(commitment=commitment) if commitment else Q())
        .select_related("commitment__version__programme", "body", "acting_for", "ends_with")
        .order_by("commitment__version", "commitment__first_line", "pk")
    )
    return [_handover(row, on) for row in rows]


def _handover(row: Responsibility, on: date) -> Handover:
    occasion, to = row.ends_with, row.acting_for
    assert occasion is not None, "filtered"  # noqa: S101 (for the type checker)
    there = to if to is not None and to.runs_on(on) else None
    return Handover(row.commitment, row.body, there, occasion, occasion.happens_on or on, row)
