"""Where a stretch of a block stands: printed lines and physical lines, found by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from wirksam.engine.document.model import Block
from wirksam.engine.lines import Line


class Places:
    """The lines of one block, in order."""

    def __init__(self, block: Block, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._starts = [line.start for line in lines]
        self._sources = [piece.source_line for piece in block.pieces]
        self._ends = list(accumulate(len(piece.text) for piece in block.pieces))

    def __bool__(self) -> bool:
        return bool(self._lines and self._sources)

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """First and last printed number of the characters ``start`` up to ``end``."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_left(self._starts, end) - 1, first)
        return self._lines[first].number, self._lines[last].number

    def source(self, start: int, end: int) -> tuple[int, int]:
        """First and last physical line of the characters ``start`` up to ``end``."""
        return self._source_at(start), self._source_at(end - 1)

    def _source_at(self, offset: int) -> int:
        return self._sources[min(bisect_right(self._ends, offset), len(self._sources) - 1)]
