"""Lines for the eye, with the joints of the passage they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirksam.programme.models import Passage, ProgrammeVersion, TextLine
from wirksam.programme.rules import glued


@dataclass(frozen=True, slots=True)
class LineView:
    """A line for the eye. ``glued``: the next one goes on without a blank."""

    number: int
    text: str
    marked: bool = False
    glued: bool = False


def line_views(
    passage: Passage, lines: Sequence[TextLine], marked: range = range(0)
) -> tuple[LineView, ...]:
    """The lines of a passage; those in ``marked`` stand out."""
    joins = glued(passage.text, [line.text for line in lines])
    return tuple(
        LineView(line.number, line.text, line.number in marked, joined)
        for line, joined in zip(lines, joins, strict=True)
    )


def element_of(passage: Passage) -> str:
    """The HTML element of a passage; the page's title is the only h1."""
    if passage.kind != "heading":
        return "p"
    return f"h{min(4, max(2, passage.level))}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of one passage."""

    lines: tuple[LineView, ...]
    is_heading: bool


def pieces_between(
    version: ProgrammeVersion, first: int, last: int, *, marked: tuple[int, int]
) -> Iterator[Piece]:
    """Lines ``first`` to ``last``, passage by passage; two queries."""
    passages = version.passages.filter(first_line__lte=last, last_line__gte=first)
    for passage in passages.prefetch_related("lines"):
        views = line_views(passage, list(passage.lines.all()), range(marked[0], marked[1] + 1))
        shown = tuple(view for view in views if first <= view.number <= last)
        yield Piece(shown, passage.kind == "heading")


def lines_between(
    version: ProgrammeVersion, first: int, last: int, *, marked: tuple[int, int]
) -> Iterator[LineView]:
    """The same lines in one run."""
    for piece in pieces_between(version, first, last, marked=marked):
        yield from piece.lines
