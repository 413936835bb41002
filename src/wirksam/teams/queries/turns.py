"""Which seats of a team are judged together, and which of them are reserved, also by their turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.db.models import QuerySet
from django.utils import timezone

from wirksam.association.models import Office
from wirksam.association.queries.rulebooks import rules_for
from wirksam.association.queries.turns import held_terms
from wirksam.engine.statutes import PastTerm, RuleSet, Seats, seat_turn
from wirksam.teams.models import TeamCycle


def rules_of(cycle: TeamCycle) -> RuleSet:
    """The rules on the day of the assembly; without any, only what is taken for meant."""
    day = (cycle.due and cycle.due.happens_on) or timezone.localdate()
    return rules_for(cycle.body.unit, day) or RuleSet("", "", day)


def offices_of(cycle: TeamCycle) -> QuerySet[Office]:
    """Offices of the team that can be filled."""
    rows = Office.objects.filter(body=cycle.body, ends_on=None, emergency=False)
    return rows.order_by("seat_group", "pk")


def group_of(office: Office) -> str:
    """The group of seats in which an office is judged."""
    return office.seat_group or office.name


def judged_together(offices: Iterable[Office]) -> list[list[Office]]:
    """Offices by the group of seats in which they are judged."""
    return [list(rows) for _, rows in groupby(sorted(offices, key=group_of), key=group_of)]


def is_alone(offices: Sequence[Office]) -> bool:
    """They have one seat between them."""
    return sum(one.seats for one in offices) == 1


def terms_of(
    offices: Sequence[Office], keys: Mapping[int, str] | None = None
) -> dict[int, tuple[PastTerm, ...]]:
    """The terms of single seats by their office; ``keys`` are opaque ones for rows of people."""
    known = keys or {}
    return {
        office: tuple(
            PastTerm(known.get(one.person or 0, f"once-{one.person}"), one.reserved)
            for one in terms
        )
        for office, terms in held_terms([one.pk for one in offices]).items()
    }


def reserved_seats(cycle: TeamCycle) -> dict[int, int]:
    """How many seats are reserved by the row of the office; a single one also where it may be now.

    By its turn it is, unless whoever held it is proposed again.
    """
    kinds = judged_together(offices_of(cycle))
    found = {one.pk: one.reserved_seats for rows in kinds for one in rows}
    alone = [rows[0] for rows in kinds if is_alone(rows) and not found[rows[0].pk]]
    rule = rules_of(cycle).slates.alternation if alone else None
    for office, past in terms_of(alone).items():
        found[office] = int(seat_turn(rule, Seats("", 1, past=past), []) == "due")
    return found
