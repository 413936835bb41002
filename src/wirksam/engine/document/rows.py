"""A row is one line of the source on its way into a block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .refusals import MAX_CHARACTERS, MAX_LINES, refusal

RowKind = Literal["", "heading", "item", "quote", "row"]
_INNER_BREAK = re.compile("[\r\v\u0085\u2028\u2029]+")
_PAGE_BREAK = "\f"
_HARD_BREAK = "  "


@dataclass(slots=True)
class Row:
    """One line that is not empty.

    ``gap``: an empty line or a paragraph's border stands before it. ``page``: a page begins with
    it. ``kind`` and ``level`` are what its markup says, ``printed`` the line number beside it,
    ``forced``: the markup forces a break after it. ``indent`` counts blanks before the text.
    """

    text: str
    source: int
    gap: bool = False
    page: bool = False
    kind: RowKind = ""
    level: int = 0
    forced: bool = False
    printed: int | None = None
    indent: int = 0


@dataclass(slots=True)
class Source:
    """What a format's reader hands on.

    ``lined``: rows are lines that may continue each other; otherwise each row with a gap before it
    is a paragraph by the file's own word. ``soft``: a line's end means no more than a blank.
    """

    rows: list[Row]
    lined: bool = True
    soft: bool = False


def split_rows(text: str) -> list[Row]:
    """Rows of a plain text, its physical lines (ended by a line feed) counted from 1."""
    if len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINES:
        raise refusal("too-long")
    rows: list[Row] = []
    gap = page = False
    for source, physical in enumerate(text.split("\n"), 1):
        hard = physical.endswith(_HARD_BREAK)
        if _INNER_BREAK.search(physical):
            physical = _INNER_BREAK.sub("\n", physical.rstrip("\r"))  # noqa: PLW2901
        parts = physical.replace(_PAGE_BREAK, "\n\f").split("\n")
        for part in parts:
            if part.startswith(_PAGE_BREAK):
                page = True
                if not part[1:].strip():
                    continue
            stripped = part.strip()
            if not stripped:
                gap = gap or len(parts) == 1
                continue
            indent = len(part.expandtabs(4)) - len(part.expandtabs(4).lstrip())
            rows.append(Row(stripped, source, gap, page, forced=hard, indent=indent))
            if len(rows) > MAX_LINES:
                raise refusal("too-long")
            gap = page = False
    return rows
