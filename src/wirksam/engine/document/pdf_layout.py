"""Where the words of a PDF page stand, and what lines, columns and headings follow from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_SAME_LINE = 0.4
_JUMP = 5
_COLUMN_SHARE = 0.3
_LEAST_COLUMN = 5
_LARGER = 1.12
_POINTS_PER_INDENT = 9
_LONGEST_HEADING = 120
_NUMBER = re.compile(r"\d{1,5}[\s|:]*")


@dataclass(slots=True)
class Fragment:
    """A run of text at a place, in points from the lower left; ``order``: place in the file."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    order: int


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a page. ``indent``: blanks it stands in from the page's leftmost text."""

    text: str
    y: float
    size: float
    bold: bool
    indent: int


def lay_out(fragments: Sequence[Fragment], page_width: float) -> tuple[list[PrintedLine], bool]:
    """The lines of one page from top to bottom, and whether it seems set in columns."""
    columns = _columns(fragments, page_width)
    out: list[PrintedLine] = []
    for column in columns:
        left = min((fragment.x for fragment in column), default=0.0)
        out += (_line(group, left) for group in _grouped(column))
    return out, len(columns) > 1


def _columns(fragments: Sequence[Fragment], page_width: float) -> list[list[Fragment]]:
    """Text that begins again at the top, further right, is a column of its own."""
    columns: list[list[Fragment]] = [[]]
    for fragment in fragments:
        current = columns[-1]
        if (
            len(current) >= _LEAST_COLUMN
            and fragment.y > current[-1].y + _JUMP * fragment.size
            and fragment.x > min(one.x for one in current[:50]) + _COLUMN_SHARE * page_width
            and all(fragment.x > one.x for one in current[-_LEAST_COLUMN:])
        ):
            columns.append([])
        columns[-1].append(fragment)
    if any(len(column) < _LEAST_COLUMN for column in columns):
        return [list(fragments)]
    return columns


def _grouped(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments at one height, from top to bottom, each group from left to right."""
    groups: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: (-one.y, one.order)):
        if groups and groups[-1][0].y - fragment.y <= _SAME_LINE * groups[-1][0].size:
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    for group in groups:
        group.sort(key=lambda one: (one.x, one.order))
    return groups


def _line(group: Sequence[Fragment], left: float) -> PrintedLine:
    text = group[0].text
    for before, after in pairwise(group):
        apart = after.order != before.order + 1
        blank = " " if apart and not before.text.endswith(" ") else ""
        text += blank + after.text
    longest = max(group, key=lambda one: len(one.text))
    bold = all(one.bold for one in group if not _NUMBER.fullmatch(one.text.strip() or "0"))
    start = next((one for one in group if not _NUMBER.fullmatch(one.text.strip())), group[0])
    indent = int((start.x - left) / _POINTS_PER_INDENT)
    return PrintedLine(text, group[0].y, round(longest.size, 1), bold, max(0, indent))


def rank_headings(lines: Sequence[PrintedLine]) -> dict[tuple[float, bool], int]:
    """Levels of the looks that are headings: larger than the body, or bold where it is not."""
    weight: Counter[tuple[float, bool]] = Counter()
    count: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        weight[line.size, line.bold] += len(line.text)
        count[line.size, line.bold] += 1
    if not weight:
        return {}
    (body_size, body_bold), _ = weight.most_common(1)[0]
    looks = [
        (size, bold)
        for size, bold in weight
        if (size > body_size * _LARGER or (bold and not body_bold and size >= body_size))
        and weight[size, bold] <= _LONGEST_HEADING * count[size, bold]
    ]
    looks.sort(key=lambda look: (-look[0], not look[1]))
    return {look: min(rank, 6) for rank, look in enumerate(looks, 1)}
