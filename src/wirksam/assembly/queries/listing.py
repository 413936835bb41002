"""Assemblies as lists and pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from wirksam.assembly.choices import EditionState
from wirksam.assembly.models import AgendaItem, Assembly, ReportEdition
from wirksam.association.choices import OccasionKind
from wirksam.association.models import Occasion
from wirksam.foundation.access import Actor, visible

_OPENS_ON = Coalesce("occasion__happens_on", "starts_on")


@dataclass(frozen=True, slots=True)
class Assemblies:
    """What comes, soonest first, and what was, latest first."""

    coming: Sequence[Assembly]
    past: Sequence[Assembly]


def assemblies(actor: Actor) -> Assemblies:
    """All of them, with how many frozen accounts each has; one query."""
    frozen = Count("reports", filter=Q(reports__state=EditionState.FROZEN))
    rows = (
        with_dates(visible(actor, Assembly))
        .annotate(frozen_reports=frozen)
        .order_by(_OPENS_ON, "pk")
    )
    today = timezone.localdate()
    listed = list(rows)
    coming = [one for one in listed if one.last_day is None or one.last_day >= today]
    past = [one for one in listed if one.last_day is not None and one.last_day < today]
    return Assemblies(coming, past[::-1])


def with_dates(rows: QuerySet[Assembly]) -> QuerySet[Assembly]:
    """Assemblies with whose they are, who meets, and their occasions."""
    return rows.select_related("unit", "body", "occasion")


def reports_of(actor: Actor, assembly: Assembly) -> QuerySet[ReportEdition]:
    """The accounts to an assembly that ``actor`` may read; one query."""
    return (
        visible(actor, assembly.reports.all())
        .select_related("by_body", "version__programme", "assembly")
        .defer("content")
        .order_by("number")
    )


def agenda_of(actor: Actor, assembly: Assembly) -> list[AgendaItem]:
    """The agenda, each item with its account if ``actor`` may read it; two queries."""
    readable = visible(actor, ReportEdition).select_related("assembly").defer("content")
    rows = assembly.agenda.prefetch_related(Prefetch("report", queryset=readable))
    return list(rows)


def free_occasions() -> QuerySet[Occasion]:
    """Dates of assemblies that no assembly has taken yet."""
    return Occasion.objects.filter(
        kind=OccasionKind.ASSEMBLY, assembly=None, happened=False
    ).order_by("happens_on", "name", "pk")
