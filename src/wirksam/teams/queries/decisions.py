"""The protocol of a team: what holds, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, visible
from wirksam.teams.models import TeamDecision

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Noted:
    """A decision that holds; ``before`` are the wordings it corrects, the latest first."""

    decision: TeamDecision
    before: tuple[TeamDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Protocol:
    """A page of it, the latest first."""

    noted: list[Noted]
    number: int
    last: int


def protocol(actor: Actor, body: Body, *, page: str = "1") -> Protocol:
    """What she may read of it; three queries, however much was decided."""
    shown = Paginator(_holding(actor, body), PER_PAGE).get_page(page)
    noted = _with_before(actor, body, shown.object_list)
    return Protocol(noted, shown.number, shown.paginator.num_pages)


def last_decisions(actor: Actor, body: Body, most: int) -> list[Noted]:
    """The latest that hold; two queries."""
    return _with_before(actor, body, _holding(actor, body)[:most])


def _holding(actor: Actor, body: Body) -> QuerySet[TeamDecision]:
    return visible(actor, TeamDecision.objects.filter(body=body, corrected_by=None))


def _with_before(actor: Actor, body: Body, rows: Iterable[TeamDecision]) -> list[Noted]:
    rows = list(rows)
    corrected = TeamDecision.objects.filter(body=body, corrected_by__isnull=False)
    known = {one.pk: one for one in visible(actor, corrected)}
    return [Noted(row, tuple(_chain(row, known))) for row in rows]


def _chain(row: TeamDecision, known: dict[int, TeamDecision]) -> Iterable[TeamDecision]:
    while row.corrects_id in known:
        row = known[row.corrects_id]
        yield row
