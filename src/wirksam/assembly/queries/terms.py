"""Terms that elections began, for rules that look back; and what they say to the next one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import F

from wirksam.assembly.models import ElectionResult
from wirksam.association.models import Office
from wirksam.association.queries.turns import HeldTerm, held_terms
from wirksam.engine.statutes import PastTerm, RuleSet, Seats, seat_turn


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


def reserved_in(office: Office, rules: RuleSet | None, people: Iterable[int | None]) -> int:
    """How many seats of an office are reserved in its next election.

    One that is alone is also reserved by its turn, unless ``people`` (rows of those proposed) are
    only whoever held it and may hold it again.
    """
    if rules is None or office.reserved_seats or not _is_alone(office):
        return office.reserved_seats
    held = held_terms([office.pk]).get(office.pk, [])
    past = tuple(PastTerm(str(one.person), one.reserved) for one in held)
    seat = Seats(office.name, 1, past=past)
    return int(seat_turn(rules.slates.alternation, seat, [str(one) for one in people]) == "due")


def _is_alone(office: Office) -> bool:
    """No other seat of the body is judged with it."""
    if office.seats != 1:
        return False
    beside = Office.objects.filter(body=office.body_id, ends_on=None, emergency=False)
    return not (
        office.seat_group
        and beside.filter(seat_group=office.seat_group).exclude(pk=office.pk).exists()
    )
