"""Which seats of a team are reserved, also by their turn."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from wirksam.association.models import Office
from wirksam.association.queries.rulebooks import rules_for
from wirksam.association.queries.turns import fillable, is_alone, judged_together, terms_of
from wirksam.engine.statutes import RuleSet, Seats, seat_turn
from wirksam.teams.models import TeamCycle


def rules_of(cycle: TeamCycle) -> RuleSet:
    """The rules on the day of the assembly; without any, only what is taken for meant."""
    day = (cycle.due and cycle.due.happens_on) or timezone.localdate()
    return rules_for(cycle.body.unit, day) or RuleSet("", "", day)


def offices_of(cycle: TeamCycle) -> QuerySet[Office]:
    """Offices of the team that can be filled."""
    return fillable(cycle.body_id)


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
