"""Line numbering, the way assemblies print it.

Reproduces the numbering of the motion systems in use: every block starts a new line, headings
count and are narrower, lists and quotes are indented, a line breaks after a blank or a hyphen, and
the blank after a full line still belongs to it. Every character is looked at a fixed number of
times, so cost is linear in the text, whatever its alphabet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Literal

from .document.characters import has_joining_marks, is_joining
from .document.model import Block, Document
from .document.width import DEFAULT_WIDTH, line_width

__all__ = ["DEFAULT_WIDTH", "Line", "block_width", "document_lines", "number_lines", "wrap"]


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
    return line_width(block.kind, block.level, width)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break ``text`` into lines of at most ``width`` characters and return their (start, end).

    A line ends after a blank or a hyphen, at ``"\\n"`` (which belongs to no line), or, where a word
    is longer than a line, after ``width`` characters. Combining marks count nothing.
    """
    break_segment = _break_marked if has_joining_marks(text) else _break_plain
    spans: list[tuple[int, int]] = []
    start = 0
    while (stop := text.find("\n", start)) >= 0:
        break_segment(text, start, stop, width, spans)
        start = stop + 1
    if start < len(text) or not spans:
        break_segment(text, start, len(text), width, spans)
    return spans


def _break_plain(
    text: str, start: int, stop: int, width: int, spans: list[tuple[int, int]]
) -> None:
    """Every character counts one: look back from where the line is full."""
    while start + width < stop:
        end = start + width
        if text[end] == " ":
            while end < stop and text[end] == " ":
                end += 1
        else:
            chance = max(text.rfind(" ", start, end), text.rfind("-", start, end))
            end = chance + 1 if chance >= start else end
        if end == stop:
            break
        spans.append((start, end))
        start = end
    spans.append((start, stop))


def _break_marked(
    text: str, start: int, stop: int, width: int, spans: list[tuple[int, int]]
) -> None:
    """Some characters join the one before: count them one by one."""
    used = used_at_chance = 0
    chance = -1
    for at in range(start, stop):
        char = text[at]
        if is_joining(char):
            continue
        if used >= width and char != " ":
            if chance > start:
                spans.append((start, chance))
                start, used = chance, used - used_at_chance
            else:
                spans.append((start, at))
                start, used = at, 0
            chance = -1
        used += 1
        if char in " -":
            chance, used_at_chance = at + 1, used
    spans.append((start, stop))


def number_lines(
    blocks: Iterable[Block], *, width: int = DEFAULT_WIDTH, first: int = 1
) -> list[Line]:
    """Number the lines of ``blocks`` continuously from ``first``, at a page of ``width``."""
    numbers = count(first)
    out: list[Line] = []
    for index, block in enumerate(blocks):
        text = block.text
        make = _maker(block, index, text)
        spans = wrap(text, block_width(block, width))
        sources = _sources(block, spans)
        out += (
            make(next(numbers), start, end, source)
            for (start, end), source in zip(spans, sources, strict=True)
        )
    return out


def document_lines(document: Document, *, width: int = DEFAULT_WIDTH) -> list[Line]:
    """The lines people cite: the printed ones, or where there are none, numbered at ``width``.

    Where printed numbers are missing or not unique, the printed lines are numbered anew from 1
    (the document's notes say so: ``numbered-anew``).
    """
    if not document.numbered:
        return number_lines(document.blocks, width=width)
    printed = [piece.printed for block in document.blocks for piece in block.pieces]
    known = [number for number in printed if number is not None]
    unique = len(set(known)) == len(printed)
    numbers = iter(known) if unique else count(1)
    out: list[Line] = []
    for index, block in enumerate(document.blocks):
        text = block.text
        make = _maker(block, index, text)
        end = 0
        for piece in block.pieces:
            start, end = end, end + len(piece.text)
            stop = min(end - piece.text.endswith("\n"), len(text))
            out.append(make(next(numbers), start, stop, piece.source_line))
    return out


def _maker(block: Block, index: int, text: str) -> Callable[[int, int, int, int], Line]:
    """Makes the lines of one block, whose text is joined only once."""
    heading = block.kind == "heading"
    kind: Literal["heading", "body"] = "heading" if heading else "body"
    level = block.level if heading else 0

    def make(number: int, start: int, end: int, source: int) -> Line:
        return Line(number, text[start:end].strip(), kind, level, source, index, start, end)

    return make


def _sources(block: Block, spans: list[tuple[int, int]]) -> Iterator[int]:
    """The source line at the beginning of each span, in one pass over the pieces."""
    pieces = iter(block.pieces)
    piece = next(pieces, None)
    end = len(piece.text) if piece else 0
    for start, _ in spans:
        while piece and start >= end and (following := next(pieces, None)):
            piece, end = following, end + len(following.text)
        yield piece.source_line if piece else 0
