"""Paragraphs of formats that know their own: collected into rows, tables and all."""

from __future__ import annotations

import re

from .characters import clean
from .notes import Notebook
from .refusals import MAX_CHARACTERS, MAX_LINES, refusal
from .rows import Row, RowKind

_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26


class Collector:
    """Takes paragraphs in order and makes rows of them; those of a table's row become one."""

    def __init__(self, notebook: Notebook) -> None:
        self.rows: list[Row] = []
        self.notebook = notebook
        self._cells: list[list[Row]] = []
        self._depth = 0
        self._characters = self._count = 0
        self.page = False

    def add(self, text: str, source: int, kind: RowKind = "", level: int = 0) -> None:
        """One paragraph; ``"\\n"`` in its text is a forced break."""
        self._characters += len(text)
        self._count += 1
        if self._characters > MAX_CHARACTERS or self._count > MAX_LINES:
            raise refusal("too-long")
        text = clean(text, self.notebook)
        text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text)).strip()
        parts = [part for part in text.split("\n") if part]
        target = self._cells[-1] if self._cells else self.rows
        for index, part in enumerate(parts):
            first = index == 0
            target.append(
                Row(
                    part,
                    source,
                    gap=first,
                    page=first and self.page,
                    kind=kind if first or kind == "heading" else "",
                    level=level,
                    forced=index + 1 < len(parts),
                )
            )
            self.page = False

    def begin_row(self) -> None:
        """A table's row begins; one inside a cell counts to that cell."""
        self._depth += 1

    def begin_cell(self) -> None:
        """A cell begins."""
        if self._depth == 1:
            self._cells.append([])

    def end_row(self) -> None:
        """A table's row ends: a line of its cells, or what stands in its only one."""
        self._depth -= 1
        if self._depth:
            return
        cells = [cell for cell in self._cells if cell]
        self._cells = []
        if len(cells) == 1:
            self.rows += cells[0]
        elif cells:
            source = cells[0][0].source
            self.notebook.once(source, "table")
            text = " | ".join(" ".join(row.text for row in cell) for cell in cells)
            self.rows.append(Row(text, source, gap=True, kind="row"))


def label(style: str, number: int) -> str:
    """``number`` as a figure (style ``1``), letter (``a``, ``A``) or Roman (``i``, ``I``)."""
    if style in {"a", "A"}:
        letter = chr(ord("a") + (number - 1) % _LETTERS)
        return letter.upper() if style == "A" else letter
    if style in {"i", "I"} and 0 < number < 40:  # noqa: PLR2004 (no list is longer)
        out = ""
        for value, sign in _ROMAN:
            out += sign * (number // value)
            number %= value
        return out.upper() if style == "I" else out
    return str(number)
