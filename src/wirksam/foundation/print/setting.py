"""Papers set: as PDF/UA-1 and as OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wirksam.foundation.print import paper as p
from wirksam.foundation.print.odt_file import OdtHead, odt_file
from wirksam.foundation.print.odt_parts import (
    bullets,
    facts,
    heading,
    paragraph,
    rich_grid,
    rich_paragraph,
    rich_text,
)
from wirksam.foundation.print.press import press

_TEMPLATE = Path(__file__).with_name("paper.typ")
_WIDTH = 17.0
_NUMBERS = "1.4cm"
_STYLES = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {how}/>'
    "</style:style>"
    for name, how in (
        ("Soft", 'fo:color="#4d5755"'),
        ("New", 'fo:font-weight="bold" style:text-underline-style="solid" fo:color="#0b3f4a"'),
        ("Gone", 'style:text-line-through-style="solid" fo:color="#4d5755"'),
    )
)
_NAMES = {"strong": "Strong", "soft": "Soft", "new": "New", "gone": "Gone"}


def paper_pdf(paper: p.Paper, **limits: Any) -> bytes:  # noqa: ANN401 (seconds, memory_mb: passed on)
    """The paper as PDF/UA-1. Raises PressError."""
    return press(_TEMPLATE, p.told(paper), **limits)


def paper_odt(paper: p.Paper) -> bytes:
    """The paper as an OpenDocument text."""
    head = OdtHead(paper.title, paper.author, paper.made_at, paper.lang)
    columns = {"number": _NUMBERS, "line": "15.6cm"}
    for at, part in enumerate(paper.body):
        if isinstance(part, p.Table):
            columns |= _columns(part, at)
    return odt_file(head, _body(paper), columns=columns, styles=_STYLES)


def _columns(table: p.Table, at: int) -> dict[str, str]:
    whole = sum(table.shares)
    return {
        f"t{at}c{column}": f"{_WIDTH * share / whole:.2f}cm"
        for column, share in enumerate(table.shares)
    }


def _body(paper: p.Paper) -> Iterator[str]:
    yield paragraph(paper.notice)
    yield paragraph(paper.overline)
    yield heading(1, paper.title)
    yield from facts(paper.facts)
    for at, part in enumerate(paper.body):
        yield from _part(part, at)


def _part(part: p.Part, at: int) -> Iterator[str]:
    match part:
        case p.Heading():
            yield heading(part.level, f"{part.line} {part.text}" if part.line else part.text)
        case p.Par():
            yield rich_paragraph(_words(part.words))
        case p.Quote():
            yield rich_paragraph(_words(part.words), "Quotations")
        case p.Bullets():
            yield bullets([rich_paragraph(_words(one)) for one in part.items])
        case p.Facts():
            yield from facts(part.pairs)
        case p.Table():
            rows = [tuple(map(_words, row)) for row in part.rows]
            yield rich_grid(f"t{at}", tuple(_columns(part, at)), part.head, rows)
        case p.Lines():
            rows = [(str(row.number or ""), _words(row.words)) for row in part.rows]
            yield rich_grid(f"t{at}", ("number", "line"), part.head, rows)
        case p.NewPage():
            return


def _words(words: p.Words) -> str:
    return "".join(rich_text(run.text, _NAMES.get(run.style, "")) for run in words)
