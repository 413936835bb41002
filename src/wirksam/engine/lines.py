"""Line numbering, the way assemblies print it.

Reproduces the numbering of the motion systems in use: every block starts a new line, headings
count and are narrower, lists and quotes are indented, a line breaks after a blank or a hyphen, and
the blank after a full line still belongs to it. Every character is looked at once, so cost is
linear in the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .document.model import Block

DEFAULT_WIDTH = 80
_JOINING = frozenset({"Mn", "Me", "Cf"})


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered line.

    ``start`` and ``end`` are offsets into the text of block number ``block`` (from 0); ``text`` is
    that slice without blanks at its ends. ``level`` is the heading's rank, 0 for body text.
    """

    number: int
    text: str
    kind: Literal["heading", "body"]
    level: int
    source_line: int
    block: int
    start: int
    end: int


def block_width(block: Block, width: int) -> int:
    """Characters that fit on a line of this block, at a page width of ``width``."""
    if block.kind == "heading":
        share = 60 if block.level <= 2 else 75
        return max(1, width * share // 100)
    if block.kind == "paragraph":
        return width
    return max(1, width - 6 * max(1, block.level))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break ``text`` into lines of at most ``width`` characters and return their (start, end).

    A line ends after a blank or a hyphen, at ``"\\n"`` (which belongs to no line), or, where a word
    is longer than a line, after ``width`` characters. Combining marks count nothing.
    """
    spans: list[tuple[int, int]] = []
    start = used = 0
    chance = -1
    used_at_chance = 0
    for at, char in enumerate(text):
        if char == "\n":
            spans.append((start, at))
            start, used, chance = at + 1, 0, -1
            continue
        if char > "\u02ff" and unicodedata.category(char) in _JOINING:
            continue
        if used >= width and char != " ":
            if chance > start:
                spans.append((start, chance))
                start, used, chance = chance, used - used_at_chance, -1
            else:
                spans.append((start, at))
                start, used, chance = at, 0, -1
        used += 1
        if char in " -":
            chance, used_at_chance = at + 1, used
    if start < len(text) or not spans:
        spans.append((start, len(text)))
    return spans


def number_lines(
    blocks: Iterable[Block], *, width: int = DEFAULT_WIDTH, first: int = 1
) -> list[Line]:
    """Number the lines of ``blocks`` continuously from ``first``, at a page of ``width``."""
    return list(_numbered(blocks, width, first))


def _numbered(blocks: Iterable[Block], width: int, first: int) -> Iterator[Line]:
    number = first
    for index, block in enumerate(blocks):
        text = block.text
        level = block.level if block.kind == "heading" else 0
        sources = _source_lines(block)
        for start, end in wrap(text, block_width(block, width)):
            yield Line(
                number=number,
                text=text[start:end].strip(),
                kind="heading" if block.kind == "heading" else "body",
                level=level,
                source_line=sources.at(start),
                block=index,
                start=start,
                end=end,
            )
            number += 1


class _source_lines:  # noqa: N801 (reads as a function)
    """Ascending offsets to source lines in one pass over the pieces."""

    def __init__(self, block: Block) -> None:
        self._pieces = block.pieces
        self._index = 0
        self._end = len(block.pieces[0].text) if block.pieces else 0

    def at(self, offset: int) -> int:
        while offset >= self._end and self._index + 1 < len(self._pieces):
            self._index += 1
            self._end += len(self._pieces[self._index].text)
        return self._pieces[self._index].source_line if self._pieces else 0
