"""Terms that elections began, for rules that look back; and what they say to the next one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import F

from wirksam.assembly.models import ElectionResult
from wirksam.association.models import Office
from wirksam.association.queries.turns import (
    HeldTerm,
    fillable,
    is_alone,
    judged_together,
    terms_of,
)
from wirksam.engine.statutes import RuleSet, Seats, seat_turn


def elected_terms(offices: Collection[int]) -> dict[int, list[HeldTerm]]:
    """Who was elected into offices and took the seat, the oldest term first; one query."""
    rows = ElectionResult.objects.filter(
        election__office__in=offices, annulled_at=None, mandate__isnull=False
    )
    told = rows.order_by("election__starts_on", "pk").values_list(
        "election__office", "candidate__person", F("election__reserved") - F("election__opened")
    )
    found: dict[int, list[HeldTerm]] = defaultdict(list)
    for office, person, kept in told:
        found[office].append(HeldTerm(person, reserved=kept > 0))
    return found


def reserved_in(office: Office, rules: RuleSet | None, people: Collection[int | None]) -> int:
    """How many seats of an office are reserved in its next election.

    One that is alone is also reserved by its turn, unless ``people`` (rows of those proposed) are
    only whoever held it and may hold it again.
    """
    kinds = judged_together(fillable(office.body_id))
    alone = any(is_alone(rows) and office in rows for rows in kinds)
    if rules is None or office.reserved_seats or not alone:
        return office.reserved_seats
    keys = {one: str(one) for one in people if one is not None}
    seat = Seats(office.name, 1, past=terms_of([office], keys).get(office.pk, ()))
    there = [keys.get(one or 0, "") for one in people]
    return int(seat_turn(rules.slates.alternation, seat, there) == "due")
