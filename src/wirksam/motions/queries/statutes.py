"""Statutes and resolutions: what holds, since when, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from wirksam.engine.diff import Change, compare
from wirksam.foundation.access import Actor, visible
from wirksam.motions.models import (
    Resolution,
    Statute,
    StatuteVersion,
    Submitter,
    Wording,
    WordingParagraph,
)
from wirksam.motions.queries.changes import Pieces, pieces_of
from wirksam.motions.queries.reading import ParagraphView, printed
from wirksam.programme.queries.lines import elements_of


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """Old and new wording side by side; ``kind`` says in a word what became of it."""

    kind: str
    old: Pieces
    new: Pieces
    is_heading: bool

    @property
    def is_same(self) -> bool:
        """Nothing changed here."""
        return self.kind == "same"


def statutes_for(actor: Actor) -> QuerySet[Statute]:
    """All statutes with the day on which their newest wording came into force."""
    newest = StatuteVersion.objects.filter(statute=OuterRef("pk")).order_by("-number")
    rows = visible(actor, Statute).select_related("unit")
    return rows.annotate(valid_from=Subquery(newest.values("valid_from")[:1]))


def versions_of(statute: Statute) -> list[StatuteVersion]:
    """All its wordings, the newest first."""
    rows = statute.versions.select_related("wording", "motion").order_by("-number")
    return list(rows)


def text_of(wording: Wording) -> list[ParagraphView]:
    """The numbered text."""
    rows = list(wording.paragraphs.all())
    return [
        ParagraphView(row, printed(row), element)
        for row, element in zip(rows, elements_of(rows), strict=True)
    ]


def synopsis(old: StatuteVersion, new: StatuteVersion) -> list[SynopsisRow]:
    """Paragraph by paragraph, with what went on the left and what came on the right."""
    before = list(old.wording.paragraphs.all())
    after = list(new.wording.paragraphs.all())
    changes = compare([row.text for row in before], [row.text for row in after])
    return [_row(change, before, after) for change in changes]


def _row(
    change: Change, before: Sequence[WordingParagraph], after: Sequence[WordingParagraph]
) -> SynopsisRow:
    old = "\n".join(before[at].text for at in change.old)
    kind = "same" if not change.edits and change.old and change.new else _kind(change)
    heading = any(row.kind == "heading" for row in _rows(change, before, after))
    if not change.old:
        new = "\n".join(after[at].text for at in change.new)
        return SynopsisRow("new", (), (("ins", new),), heading)
    if not change.new:
        return SynopsisRow("gone", (("del", old),), (), heading)
    joined = " ".join(before[at].text for at in change.old)
    return SynopsisRow(
        kind,
        tuple(one for one in pieces_of(joined, change.edits) if one[0] not in {"ins", "break"}),
        tuple(one for one in pieces_of(joined, change.edits) if one[0] != "del"),
        heading,
    )


def _kind(change: Change) -> str:
    return "changed" if change.old and change.new else "new"


def _rows(
    change: Change, before: Sequence[WordingParagraph], after: Sequence[WordingParagraph]
) -> list[WordingParagraph]:
    return [*(before[at] for at in change.old), *(after[at] for at in change.new)]


def resolutions_for(actor: Actor) -> QuerySet[Resolution]:
    """What was resolved, the newest first, with who had moved it."""
    rows = visible(actor, Resolution).select_related("unit", "motion__occasion", "wording")
    movers = Submitter.objects.order_by("role", "position", "pk")
    return rows.prefetch_related(Prefetch("motion__submitters", movers))
