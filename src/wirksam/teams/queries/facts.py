"""What the next step of each term is judged by; the same number of queries for any number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Count, F, QuerySet, Sum
from django.utils import timezone

from wirksam.association.models import Body, Office
from wirksam.teams.access.choosing import SENT
from wirksam.teams.models import (
    Application,
    Call,
    Criterion,
    Finding,
    Handover,
    Proposal,
    Reader,
    TeamCycle,
)
from wirksam.teams.rules import FEWEST_READERS, Facts, Need, missing

NEEDED_WORDS = ("task", "hours_a_week", "learn", "access", "ask_id", "opens_on", "closes_at")


def facts_of(cycle: TeamCycle, now: datetime | None = None) -> Facts:
    """The facts of one term; eight queries."""
    return facts_of_all([cycle], now)[cycle.pk]


def needs_of(cycle: TeamCycle, now: datetime | None = None) -> list[Need]:
    """What its next step still needs."""
    return missing(facts_of(cycle, now))


def facts_of_all(cycles: Sequence[TeamCycle], now: datetime | None = None) -> dict[int, Facts]:
    """The facts of each term by its row; eight queries for any number of them."""
    moment = now or timezone.now()
    pks = [one.pk for one in cycles]
    calls = {call.cycle_id: call for call in Call.objects.filter(cycle__in=pks)}
    seats = seats_by_body({one.body_id for one in cycles})
    criteria = _counted(Criterion.objects.filter(cycle__in=pks))
    readers = _counted(Reader.objects.filter(cycle__in=pks))
    unread = _unread(pks, criteria)
    proposed = _having(Proposal.objects.filter(cycle__in=pks, published_at__isnull=False))
    accepted = _having(Handover.objects.filter(cycle__in=pks, taken_at__isnull=False))
    return {
        one.pk: Facts(
            state=one.state,
            now=timezone.localtime(moment, timezone.get_default_timezone()),
            today=day_of(moment),
            lacking=_lacking(calls.get(one.pk)),
            criteria=criteria[one.pk],
            seats=seats[one.body_id],
            opens_on=calls[one.pk].opens_on if one.pk in calls else None,
            closes_at=calls[one.pk].closes_at if one.pk in calls else None,
            readers=readers[one.pk],
            unread=unread[one.pk],
            proposed=one.pk in proposed,
            elected=one.starts_on is not None,
            starts_on=one.starts_on,
            accepted=one.pk in accepted,
        )
        for one in cycles
    }


def day_of(moment: datetime) -> date:
    """The day of a moment in the association's time zone."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def _lacking(call: Call | None) -> frozenset[str]:
    """The fields of a call that are empty, by the names that the rules use."""
    values = {name: getattr(call, name, None) for name in NEEDED_WORDS}
    return frozenset(
        name.removesuffix("_id")
        for name, value in values.items()
        if value is None or not str(value).strip()
    )


def _having(rows: QuerySet[Proposal] | QuerySet[Handover]) -> set[int]:
    return set(rows.values_list("cycle_id", flat=True))


def _counted(rows: QuerySet[Criterion] | QuerySet[Reader]) -> Counter[int]:
    return Counter(dict(rows.values_list("cycle_id").annotate(number=Count("pk")).order_by()))


def seats_by_body(bodies: Iterable[Body | int]) -> Counter[int]:
    """How many seats each of ``bodies`` has, those of emergencies left out; one query."""
    rows = Office.objects.filter(body__in=bodies, ends_on=None, emergency=False)
    return Counter(dict(rows.values_list("body_id").annotate(number=Sum("seats")).order_by()))


def _unread(pks: list[int], criteria: Counter[int]) -> Counter[int]:
    """How many sent applications have not two readers who found something for each criterion."""
    sent = Application.objects.filter(cycle__in=pks, state__in=SENT)
    found = Finding.objects.filter(application__in=sent.values("pk"))
    by_reader = found.values("application", "reader").annotate(
        number=Count("pk"), cycle=F("application__cycle")
    )
    whole = Counter(
        row["application"] for row in by_reader if row["number"] >= criteria[row["cycle"]]
    )
    return Counter(
        cycle for pk, cycle in sent.values_list("pk", "cycle_id") if whole[pk] < FEWEST_READERS
    )
