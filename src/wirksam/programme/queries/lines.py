"""Lines for the eye, with the joints of the passage they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from wirksam.programme.models import Passage, ProgrammeVersion, TextLine
from wirksam.programme.queries.quotes import Parts, quoted_parts
from wirksam.programme.rules import glued

NEAR = 2


@dataclass(frozen=True, slots=True)
class LineView:
    """A line for the eye.

    ``glued``: the next one goes on without a blank. ``parts``: its words and whether they are the
    quote, where one is looked for. ``far``: too far away for a small screen.
    """

    number: int
    text: str
    marked: bool = False
    glued: bool = False
    parts: Parts = ()
    far: bool = False


def line_views(
    passage: Passage, lines: Sequence[TextLine], marked: range = range(0)
) -> tuple[LineView, ...]:
    """The lines of a passage; those in ``marked`` stand out."""
    joins = glued(passage.text, [line.text for line in lines])
    return tuple(
        LineView(line.number, line.text, line.number in marked, joined)
        for line, joined in zip(lines, joins, strict=True)
    )


class Headed(Protocol):
    """A part of a text that may be a heading of some rank."""

    kind: str
    level: int


def elements_of(rows: Iterable[Headed]) -> list[str]:
    """The HTML element of each part of a text. The page's title is the only h1.

    Ranks follow one another without a gap, whatever the text leaves out (WCAG 1.3.1).
    """
    above: list[int] = []
    found = []
    for row in rows:
        if row.kind != "heading":
            found.append("p")
            continue
        while above and above[-1] >= row.level:
            above.pop()
        above.append(row.level)
        found.append(f"h{min(4, 1 + len(above))}")
    return found


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of one passage."""

    lines: tuple[LineView, ...]
    is_heading: bool


def pieces_between(
    version: ProgrammeVersion, first: int, last: int, *, marked: tuple[int, int], quote: str = ""
) -> Iterator[Piece]:
    """Lines ``first`` to ``last``, passage by passage; two queries."""
    found = version.passages.filter(first_line__lte=last, last_line__gte=first)
    passages = list(found.prefetch_related("lines"))
    span = range(marked[0], marked[1] + 1)
    parts = _parts(passages, span, quote)
    for passage in passages:
        views = line_views(passage, list(passage.lines.all()), span)
        shown = tuple(
            replace(
                view,
                parts=parts.get(view.number, ()),
                far=not marked[0] - NEAR <= view.number <= marked[1] + NEAR,
            )
            for view in views
            if first <= view.number <= last
        )
        yield Piece(shown, passage.kind == "heading")


def _parts(passages: Sequence[Passage], span: range, quote: str) -> Mapping[int, Parts]:
    texts = {
        line.number: line.text
        for passage in passages
        for line in passage.lines.all()
        if line.number in span
    }
    return dict(zip(texts, quoted_parts(quote, list(texts.values())), strict=False))


def lines_between(
    version: ProgrammeVersion, first: int, last: int, *, marked: tuple[int, int], quote: str = ""
) -> Iterator[LineView]:
    """The same lines in one run."""
    for piece in pieces_between(version, first, last, marked=marked, quote=quote):
        yield from piece.lines
