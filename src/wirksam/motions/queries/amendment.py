"""An amendment's page: each changed paragraph with its lines, and whom it meets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from wirksam.engine.amend import Paragraph
from wirksam.engine.diff import Edit
from wirksam.motions.choices import UNSEEN
from wirksam.motions.models import Amendment
from wirksam.motions.models import WordingParagraph as Row
from wirksam.motions.queries.amending import base_of, collisions_of, key_of
from wirksam.motions.queries.changes import ChangedLine, changed_lines
from wirksam.motions.queries.reading import edits_of, element_of
from wirksam.motions.queries.signs import Sign, lines_label, movers, state_sign

Look = Literal["changes", "before", "after"]


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph as it is, as it would be, or with what changes."""

    label: str
    element: str
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, slots=True)
class Encounter:
    """Another amendment that this one meets, and how."""

    amendment: Amendment
    sentence: str
    tone: str


@dataclass(frozen=True, slots=True)
class Child:
    """An amendment to this amendment."""

    amendment: Amendment
    movers: str
    sign: Sign


def changed_paragraphs(amendment: Amendment, look: Look = "changes") -> list[ChangedParagraph]:
    """All it changes, in the order of the text. One query, more where it is about another one."""
    edits = edits_of(amendment.changes)
    if amendment.parent is not None:
        base = base_of(amendment.version, amendment.parent)
        return [_unnumbered(base[at], found, look) for at, found in sorted(edits.items())]
    rows = amendment.version.wording.paragraphs.filter(position__in=list(edits))
    return [changed_paragraph(row, edits[row.position], look) for row in rows]


def changed_paragraph(row: Row, edits: Iterable[Edit], look: Look = "changes") -> ChangedParagraph:
    """One paragraph with its printed lines."""
    numbers = range(row.first_line, row.last_line + 1)
    lines = changed_lines(row.text, edits, numbers, row.breaks)
    label = lines_label(row.first_line, row.last_line)
    return ChangedParagraph(label, element_of(row), seen(lines, look))


def _unnumbered(paragraph: Paragraph, edits: Iterable[Edit], look: Look) -> ChangedParagraph:
    lines = changed_lines(paragraph.text, edits, (), (0,))
    element = "p" if paragraph.kind != "heading" else "h3"
    return ChangedParagraph("", element, seen(lines, look))


def seen(lines: Sequence[ChangedLine], look: Look) -> tuple[ChangedLine, ...]:
    """With both wordings marked, or only the one before or after, unmarked."""
    if look == "changes":
        return tuple(lines)
    gone = {"before": {"ins", "break"}, "after": {"del"}}[look]
    plain = [
        ChangedLine(
            line.number,
            [
                ("break" if kind == "break" else "same", words)
                for kind, words in line.pieces
                if kind not in gone
            ],
        )
        for line in lines
    ]
    return tuple(line for line in plain if any(words for _, words in line.pieces))


def encounters(amendment: Amendment) -> list[Encounter]:
    """Open amendments to the same version that cannot simply be had together with this one."""
    if not amendment.is_open:
        return []
    own = key_of(amendment)
    met = {
        one.second if one.first == own else one.first: one.kind
        for one in collisions_of(amendment.motion)
        if own in {one.first, one.second}
    }
    others = Amendment.objects.filter(pk__in=[int(key) for key in met])
    told = {
        "overlap": (_("wants the same words, but differently"), "warn"),
        "same-point": (_("puts something in at the same place: the order must be decided"), "info"),
        "identical": (_("wants the same"), "neutral"),
    }
    return [
        Encounter(other, *told[met[key_of(other)]]) for other in others.select_related("motion")
    ]


def children(amendment: Amendment) -> list[Child]:
    """Public amendments to this one."""
    rows = amendment.amendments.exclude(state__in=sorted(UNSEEN)).prefetch_related("submitters")
    return [
        Child(one, movers(one.submitters.all()), state_sign(one))
        for one in rows.select_related("motion")
    ]
