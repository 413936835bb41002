"""How OpenSlides counts: its paragraphs (each item of a list is one), and its lines."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange.html_in import chunks
from wirksam.engine.exchange.markup import html_of, paragraph
from wirksam.engine.lines import wrap

WIDTH = 85
_NARROWEST = 40
_MARK = re.compile(r"\S{1,6} ")
_HEADINGS = {1: 0.66, 2: 0.75}
_OTHER_HEADING = 0.85
_ITEM, _QUOTE = 5, 20

Units = list[tuple[Paragraph, ...]]


def units_of(html: str) -> Units:
    """What counts as a paragraph there, each with the paragraphs it is here (perhaps none)."""
    found = [one for one in chunks(html) if one.text()]
    units: Units = [()] * max((one.root for one in found), default=0)
    for one in found:
        units[one.root - 1] += (paragraph(one),)
    return units


def units_written(text: Sequence[Paragraph]) -> Units:
    """As the text will be counted there once it is written."""
    return units_of(html_of(text))


@dataclass(frozen=True, slots=True)
class Line:
    """A line there: the paragraph it is in, and from where to where of its text."""

    at: int
    start: int
    end: int


def lines_of(text: Sequence[Paragraph], width: int = WIDTH) -> list[Line]:
    """All lines at ``width`` characters, the first one first."""
    found = []
    for at, one in enumerate(text):
        mark = _MARK.match(one.text) if one.kind == "item" else None
        skip = mark.end() if mark else 0
        spans = wrap(one.text[skip:], _width(one, max(width, _NARROWEST)))
        for place, (start, end) in enumerate(spans):
            found.append(Line(at, start + skip if place else 0, end + skip))
    return found


def _width(one: Paragraph, width: int) -> int:
    if one.kind == "heading":
        return math.ceil(width * _HEADINGS.get(one.level, _OTHER_HEADING))
    if one.kind == "item":
        return max(1, width - _ITEM * one.level)
    return max(1, width - _QUOTE * one.level) if one.kind == "quote" else width
