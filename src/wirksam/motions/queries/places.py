"""To which assemblies somebody may write a motion, and with what text she may begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from wirksam.association.choices import Capability, OccasionKind
from wirksam.association.models import Occasion, Unit
from wirksam.engine.amend import Paragraph
from wirksam.foundation.access import Actor, ancestry
from wirksam.motions.models import Motion, Statute, StatuteVersion
from wirksam.motions.queries.texts import paragraphs_of
from wirksam.programme.models import ProgrammeVersion

STILL_MEETS = timedelta(days=14)
"""So long after its day an assembly takes what is urgent, until somebody says it has happened."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a member can move something; ``unit`` is the widest of hers."""

    actor: Actor
    unit: Unit
    occasions: QuerySet[Occasion]
    prepares: bool


def room_of(actor: Actor, kept: Motion | None = None) -> Room | None:
    """None for people who belong nowhere. Two queries."""
    paths = {home.unit_path for home in actor.homes} | {seat.unit_path for seat in actor.seats}
    above = {above for path in paths for above in ancestry(path)}
    prepared = actor.units(Capability.ASSEMBLY_RUN)
    units = Unit.objects.filter(Q(path__in=above) | prepared)
    own = [one for one in units.order_by("path") if one.kind != "federal"] or list(units)
    if not own:
        return None
    since = timezone.localdate() - STILL_MEETS
    coming = Q(happened=False, happens_on__gte=since) | Q(happens_on=None)
    if kept is not None and kept.occasion_id:
        coming |= Q(pk=kept.occasion_id)
    occasions = Occasion.objects.filter(coming, unit__in=units, kind=OccasionKind.ASSEMBLY)
    return Room(actor, own[0], occasions, actor.can(Capability.ASSEMBLY_RUN))


@dataclass(frozen=True, slots=True)
class Start:
    """A text to begin with."""

    title: str
    sort: str
    paragraphs: tuple[Paragraph, ...]
    statute: Statute | None = None
    source: ProgrammeVersion | None = None


def start_from(statute: str = "", programme: str = "") -> Start | None:
    """From statutes as they hold, or from the newest text of a programme."""
    statute, programme = statute.replace("\0", ""), programme.replace("\0", "")
    if statute:
        return _from_statute(statute)
    return _from_programme(programme) if programme else None


def _from_statute(slug: str) -> Start | None:
    rows = StatuteVersion.objects.filter(statute__slug=slug).select_related("statute", "wording")
    found = rows.order_by("-number").first()
    if found is None:
        return None
    return Start("", "statute", paragraphs_of(found.wording), statute=found.statute)


def _from_programme(slug: str) -> Start | None:
    rows = ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all(), programme__slug=slug)
    found = rows.select_related("programme").order_by("-number").first()
    if found is None:
        return None
    paragraphs = tuple(
        Paragraph(kind, level, text)  # type: ignore[arg-type]  # kinds as stored
        for kind, level, text in found.passages.values_list("kind", "level", "text")
    )
    return Start("", "programme", paragraphs, source=found)
