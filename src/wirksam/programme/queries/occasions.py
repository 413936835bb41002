"""The dates on which deadlines hang, as people look at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from wirksam.association.models import Body, Occasion, OccasionMove, running
from wirksam.programme.choices import RegisterState
from wirksam.programme.models import Commitment
from wirksam.programme.queries.moving import Shift, deadlines_on
from wirksam.programme.queries.succession import Handover, due_handovers

_ON_IT = Q(
    deadlines__commitment__state=RegisterState.CONFIRMED,
    deadlines__commitment__version__frozen_at__isnull=False,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One occasion with how many deadlines hang on it and how often it was moved."""

    occasion: Occasion
    deadlines: int
    moves: int


@dataclass(frozen=True, slots=True)
class Dates:
    """All occasions: what is ahead, what has no date yet, what is over."""

    ahead: list[Line]
    undated: list[Line]
    past: list[Line]


def dates() -> Dates:
    """Every occasion; two queries."""
    rows = Occasion.objects.annotate(
        deadlines_count=Count("deadlines", filter=_ON_IT, distinct=True),
        moves_count=Count("moves", distinct=True),
    ).order_by("happens_on", "name", "pk")
    lines = [Line(row, row.deadlines_count, row.moves_count) for row in rows]
    return Dates(
        [one for one in lines if not one.occasion.happened and one.occasion.happens_on],
        [one for one in lines if not one.occasion.happened and not one.occasion.happens_on],
        [one for one in reversed(lines) if one.occasion.happened],
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """One occasion with what hangs on it, how it was moved, and what it hands over."""

    occasion: Occasion
    deadlines: list[Shift]
    moves: list[OccasionMove]
    handovers: list[Handover]
    is_past: bool


def look(occasion: Occasion, today: date) -> Looked:
    """What its page shows; three queries."""
    due = due_handovers(today) if occasion.happened else []
    return Looked(
        occasion,
        deadlines_on(occasion, occasion.happens_on),
        list(occasion.moves.all()),
        [one for one in due if one.occasion.pk == occasion.pk],
        occasion.happens_on is None or occasion.happens_on <= today,
    )


def bodies_for(commitment: Commitment, today: date) -> list[Body]:
    """Who could be in charge: the bodies of the programme's unit that exist today."""
    unit = commitment.version.programme.unit_id
    return list(Body.objects.filter(running(today), unit=unit, own=True).order_by("name", "pk"))
