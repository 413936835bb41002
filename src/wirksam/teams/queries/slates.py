"""A proposal as the statutes look at it, and what may be said of its reserved seats in public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from wirksam.association.models import Mandate, Office
from wirksam.association.queries.turns import group_of, is_alone, judged_together, terms_of
from wirksam.engine.disclosure import Statement
from wirksam.engine.statutes import (
    Dates,
    Proposed,
    RuleSet,
    Seats,
    Slate,
    Term,
    last_whole_day,
    seats_by_turn,
    term_until,
)
from wirksam.teams.models import Application, SeatDeclaration, SeatOpening, TeamCycle
from wirksam.teams.models import Finding as ReadingFinding
from wirksam.teams.queries.turns import offices_of

RESERVED = "reserved-seats-said"
"""The code under which a published proposal keeps what was said about its reserved seats."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody on a slate: whose application, for which office."""

    application: Application
    office: Office


def slate_of(
    cycle: TeamCycle,
    places: Sequence[Place],
    *,
    declared: frozenset[int] = frozenset(),
    published_on: date | None = None,
) -> Slate:
    """The slate; ``declared`` are applications with a declaration. Raises ``ValueError``."""
    offices = list(offices_of(cycle))
    people = [one.application.person_id for one in places]
    held = _held(people)
    term = _term(cycle)
    read = ReadingFinding.objects.filter(reader__cycle=cycle, reader__person__in=people)
    reads = set(read.values_list("reader__person", flat=True))
    return Slate(
        groups=_groups(cycle, offices, places),
        people=tuple(
            Proposed(
                key=str(one.application.pk),
                group=group_of(one.office),
                declared=one.application.pk in declared,
                offices=_other_offices(held[one.application.person_id], cycle, term),
                earlier=_earlier(held[one.application.person_id], one.office, term),
                reads=one.application.person_id in reads,
            )
            for one in places
        ),
        term=term,
        months=cycle.term_months,
        dates=_dates(cycle, published_on),
    )


def declared_in(cycle: TeamCycle) -> frozenset[int]:
    """Applications with a declaration. Only for readers, and for findings that tell nobody's."""
    rows = SeatDeclaration.objects.filter(application__cycle=cycle)
    return frozenset(rows.values_list("application", flat=True))


def statement(rules: RuleSet, slate: Slate) -> Statement:
    """What must be so about declarations for the open seats not to be overfilled."""
    together = bool(rules.seats and rules.seats.together)
    due = seats_by_turn(rules, slate)
    parts: dict[str, tuple[set[str], int]] = {}
    for one in slate.groups:
        reserved = max(one.reserved, int(one.name in due))
        there = {person.key for person in slate.distinct if person.group == one.name}
        if len(there) > one.seats:
            continue
        kept = max(reserved - one.opened, 0)
        apart = one.seats == 1 and reserved == 1
        name = "" if together and not apart else f":{one.name}"
        people, least = parts.get(name, (set(), 0))
        parts[name] = (people | there, least + len(there) - (one.seats - kept))
    return Statement(tuple((frozenset(people), least) for people, least in parts.values()))


def statement_in(findings: Iterable[Mapping[str, Any]]) -> tuple[Statement, bool] | None:
    """What a published proposal said about its reserved seats; nothing where it said nothing."""
    for one in findings:
        if one["code"] == RESERVED and one["values"]["said"] is not None:
            groups = one["values"]["groups"]
            told = Statement(tuple((frozenset(people), least) for people, least in groups))
            return told, bool(one["values"]["said"])
    return None


def _groups(
    cycle: TeamCycle, offices: Sequence[Office], places: Sequence[Place]
) -> tuple[Seats, ...]:
    opened: dict[int, int] = defaultdict(int)
    for office, seats in SeatOpening.objects.filter(cycle=cycle).values_list("office", "seats"):
        opened[office] += seats
    kinds = judged_together(offices)
    keys = {one.application.person_id: str(one.application.pk) for one in places}
    past = terms_of([rows[0] for rows in kinds if is_alone(rows)], keys)
    found = []
    for rows in kinds:
        seats, reserved = (sum(one.seats for one in rows), sum(one.reserved_seats for one in rows))
        free = min(sum(opened[one.pk] for one in rows), 1 if is_alone(rows) else reserved)
        found.append(Seats(group_of(rows[0]), seats, reserved, free, past.get(rows[0].pk, ())))
    return tuple(found)


def _held(people: Sequence[int]) -> dict[int, list[Mandate]]:
    rows = Mandate.objects.filter(person__in=people, acting_for=None, expires_at=None)
    found: dict[int, list[Mandate]] = defaultdict(list)
    for one in rows.select_related("office__body").order_by("starts_on", "pk"):
        found[one.person_id].append(one)
    return found


def _other_offices(held: list[Mandate], cycle: TeamCycle, term: Term | None) -> frozenset[str]:
    day = term.begins_on if term else timezone.localdate()
    return frozenset(
        one.office.function
        for one in held
        if one.office.function and one.runs_on(day) and one.office.body_id != cycle.body_id
    )


def _earlier(held: list[Mandate], office: Office, term: Term | None) -> tuple[Term, ...]:
    begins = term.begins_on if term else timezone.localdate()
    return tuple(
        Term(one.starts_on, min(one.ends_on or begins, begins))
        for one in held
        if one.office_id == office.pk and one.starts_on < begins
    )


def _term(cycle: TeamCycle) -> Term | None:
    begins = cycle.starts_on or (cycle.due and cycle.due.happens_on)
    if not begins:
        return None
    return Term(begins, cycle.ends_on or term_until(begins, cycle.term_months))


def _dates(cycle: TeamCycle, published_on: date | None) -> Dates:
    call = getattr(cycle, "call", None)
    zone = timezone.get_default_timezone()
    closes = call.closes_at if call else None
    return Dates(
        call_opened_on=call.opens_on if call else None,
        call_closes_on=last_whole_day(closes, zone) if closes else None,
        published_on=published_on,
        assembly_on=cycle.due.happens_on if cycle.due else None,
    )
