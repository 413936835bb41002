"""Wordings as engine values: paragraphs, numbered lines, a document."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from wirksam.engine.amend import LineMap, Paragraph
from wirksam.engine.document import Block, Document, Meta, Piece
from wirksam.engine.document.model import BlockKind
from wirksam.engine.lines import Line
from wirksam.motions.models import Wording, WordingParagraph


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """One line as it is cited. ``position`` names its paragraph, ``start`` its place in there."""

    number: int
    text: str
    kind: str
    level: int
    position: int
    start: int
    end: int


def paragraphs_of(wording: Wording) -> tuple[Paragraph, ...]:
    """The text. One query, none where the paragraphs were fetched along."""
    return tuple(_paragraph(row) for row in wording.paragraphs.all())


def numbered_lines(wording: Wording) -> list[NumberedLine]:
    """All lines in order. One query, none where the paragraphs were fetched along."""
    return [line for row in wording.paragraphs.all() for line in lines_of(row)]


def lines_of(row: WordingParagraph) -> list[NumberedLine]:
    """The lines of one paragraph."""
    spans = pairwise((*row.breaks, len(row.text)))
    return [
        NumberedLine(
            row.first_line + at,
            row.text[start:end].strip(),
            row.kind,
            row.level,
            row.position,
            start,
            end,
        )
        for at, (start, end) in enumerate(spans)
    ]


def document_of(wording: Wording, meta: Meta | None = None) -> Document:
    """The text with its printed line numbers, for extraction, export and adoption."""
    blocks = []
    for row in wording.paragraphs.all():
        pieces = tuple(
            Piece(row.text[line.start : line.end], line.number, line.number)
            for line in lines_of(row)
        )
        blocks.append(Block(cast(BlockKind, row.kind), pieces, row.level))
    return Document(meta or Meta(), tuple(blocks), numbered=True, width=wording.width)


def _paragraph(row: WordingParagraph) -> Paragraph:
    return Paragraph(cast(BlockKind, row.kind), row.level, row.text)


def line_map(wording: Wording) -> LineMap:
    """Finds the numbers of lines by paragraph and offset."""
    return LineMap(
        [
            Line(one.number, one.text, "body", 0, 0, one.position, one.start, one.end)
            for one in numbered_lines(wording)
        ]
    )
