"""Applications for those who read them. Nothing is added up and nobody stands above another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wirksam.foundation.access import Actor, visible
from wirksam.teams.models import Application, Criterion, Finding, Reader, SeatDeclaration, TeamCycle
from wirksam.teams.rules import FEWEST_READERS


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """An application in the list: whether I have read it, and how many have."""

    application: Application
    mine: bool
    readers: int

    @property
    def enough(self) -> bool:
        """Two people have read it."""
        return self.readers >= FEWEST_READERS


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion with what I found, and what others found once mine is complete."""

    criterion: Criterion
    mine: Finding | None
    others: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An application as a reader reads it; ``declared``: a reserved seat is for her."""

    application: Application
    declared: bool
    rows: tuple[CriterionRow, ...]

    @property
    def complete(self) -> bool:
        """I have found something for every criterion."""
        return all(row.mine for row in self.rows)


def reading_list(actor: Actor, cycle: TeamCycle) -> list[ReadingRow]:
    """What there is to read, by name; the same number of queries for any number."""
    rows = visible(actor, Application.objects.filter(cycle=cycle), "screen")
    applications = list(rows.select_related("person", "office").order_by("person__name", "pk"))
    criteria = cycle.criteria.count()
    counts = Counter(
        Finding.objects.filter(application__cycle=cycle).values_list(
            "application", "reader__person"
        )
    )
    whole = {pair for pair, number in counts.items() if number >= criteria}
    done = Counter(application for application, _person in whole)
    return [
        ReadingRow(one, (one.pk, actor.person_id) in whole, done[one.pk]) for one in applications
    ]


def sheet(actor: Actor, application: Application) -> Sheet:
    """One application; what others found is shown after one's own findings, never before."""
    found = list(application.findings.select_related("reader__person").order_by("pk"))
    mine = {one.criterion_id: one for one in found if one.reader.person_id == actor.person_id}
    criteria = list(application.cycle.criteria.all())
    shown = len(mine) == len(criteria)
    rows = [
        CriterionRow(
            one,
            mine.get(one.pk),
            tuple(
                other
                for other in found
                if shown
                and other.criterion_id == one.pk
                and other.reader.person_id != actor.person_id
            ),
        )
        for one in criteria
    ]
    declared = SeatDeclaration.objects.filter(application=application).exists()
    return Sheet(application, declared, tuple(rows))


def readers_of(cycle: TeamCycle) -> list[Reader]:
    """Who reads, by name."""
    return list(cycle.readers.select_related("person").order_by("person__name", "pk"))
