"""Running heads, page footers and page numbers that stand among the lines of a text."""

from __future__ import annotations

import re
from collections import Counter

from .notes import Notebook
from .rows import Row
from .sentences import ends_sentence

_LONGEST = 100
_RARE = 0.1
_PAGE_NUMBER = re.compile(
    r"(?i)[-–|]?\s?(?:seite|page|s\.)\s{0,3}\d{1,4}(?:\s{0,3}(?:von|of|/)\s{0,3}\d{1,4})?\s?[-–|]?"
    r"|.{0,60}[\s|–-](?:seite|page)\s{1,3}\d{1,4}\s{1,3}(?:von|of)\s{1,3}\d{1,4}"
    r"|[-–]\s?\d{1,4}\s?[-–]|\d{1,4}\s?/\s?\d{1,4}"
)
_DIGITS = re.compile(r"\d+")
_LEADING_NUMBER = re.compile(r"\d{1,5}[ \t|]+\S")


def drop_furniture(rows: list[Row], notebook: Notebook) -> list[Row]:
    """``rows`` without what belongs to the page; each thing dropped is noted.

    A line that repeats goes only if it interrupts a sentence or stands at a page's edge at least
    once, since chapters may well repeat their headings. Its first appearance may be the title.
    """
    shapes = [_shape(row) for row in rows]
    if shapes.count("0") > _RARE * len(rows):
        shapes = ["" if shape == "0" else shape for shape in shapes]
    turning = _turning(rows, shapes)
    seen: set[str] = set()
    kept: list[Row] = []
    page = gap = False
    for index, row in enumerate(rows):
        shape = shapes[index]
        apart = row.gap or index + 1 == len(rows) or rows[index + 1].gap or _at_edge(rows, index)
        drop = bool(shape) and apart and _PAGE_NUMBER.fullmatch(row.text) is not None
        if shape in turning:
            drop = drop or shape in seen or index in turning[shape]
            seen.add(shape)
        if drop:
            notebook.add(row.source, "page-furniture", text=row.text)
            gap, page = True, page or row.page
            continue
        row.gap, row.page = row.gap or gap, row.page or page
        gap = page = False
        kept.append(row)
    return kept


def _shape(row: Row) -> str:
    """The text without its figures, or nothing where it cannot be furniture."""
    if (
        row.printed is not None
        or row.kind not in {"", "heading"}
        or len(row.text) > _LONGEST
        or _LEADING_NUMBER.match(row.text)
    ):
        return ""
    return _DIGITS.sub("0", row.text)


def _turning(rows: list[Row], shapes: list[str]) -> dict[str, set[int]]:
    """Shapes that come several times, with the places where a page turns there."""
    counts = Counter(shape for shape in shapes if shape)
    turning: dict[str, set[int]] = {}
    for index, shape in enumerate(shapes):
        if counts[shape] > 1 and (_at_edge(rows, index) or _interrupts(rows, index)):
            turning.setdefault(shape, set()).add(index)
    return turning


def _at_edge(rows: list[Row], index: int) -> bool:
    if not index:
        return False
    return rows[index].page or (index + 1 < len(rows) and rows[index + 1].page)


def _interrupts(rows: list[Row], index: int) -> bool:
    """A line on its own between two halves of a sentence."""
    if not 0 < index < len(rows) - 1 or rows[index].text[0].islower():
        return False
    if not (rows[index].gap or rows[index + 1].gap):
        return False
    after = rows[index + 1].text
    number = _LEADING_NUMBER.match(after)
    first = after[number.end() - 1] if number else after[0]
    return first.islower() and not ends_sentence(rows[index - 1].text)
