"""Line numbers that were printed beside a text: found, taken off, and every doubt noted.

A number at the beginning (or end) of one line proves nothing; a run of them does. Only where the
numbers of at least half the lines run on is the text taken to be numbered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import numbering, repair
from .markup import read_mark
from .notes import Notebook
from .rows import Row
from .runs import Run, find_run
from .sentences import ends_sentence

_LEADING = re.compile(r"(\d{1,5})(?:\s*\|\s*|:\s+|\s+|$)")
_LEADING_GLUED = re.compile(r"(\d{1,5})(?:\s*\|\s*|:\s+|\s+|$|(?=[^\W\d_]|[\"„“'*(]|[-–•] ))")
_TRAILING = re.compile(r"(?<!\d)(\d{1,5})$")
_HALF, _NEARLY_ALL = 0.5, 0.8
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Numbered:
    """The rows that carry numbers, and those before and after them."""

    before: list[Row]
    rows: list[Row]
    after: list[Row]


def read_numbers(rows: list[Row], notebook: Notebook, *, marked: bool) -> Numbered | None:
    """Take the printed numbers off ``rows``, or return None where there are none.

    ``marked``: the rows are known to be the text, so that even the first may have lost its number.
    """
    if any(row.printed is not None for row in rows):
        return _known(rows, notebook)
    rows = repair.rejoin_columns(repair.split_giants(rows, notebook), notebook)
    for pattern, share in ((_LEADING, _HALF), (_LEADING_GLUED, _NEARLY_ALL)):
        numbers = {
            index: int(found[1])
            for index, row in enumerate(rows)
            if (found := pattern.match(row.text))
        }
        run = find_run(numbers, len(rows), share, marked=marked)
        if run:
            _take_leading(rows, numbers, run, pattern)
            return _finish(rows, run, notebook, marked=marked)
    return _read_trailing(rows, notebook)


def _known(rows: list[Row], notebook: Notebook) -> Numbered:
    """The format itself says which number stands beside which row."""
    marked = [index for index, row in enumerate(rows) if row.printed is not None]
    first, last = marked[0], marked[-1]
    body = numbering.settle(rows[first : last + 1], notebook, step=1)
    return Numbered(rows[:first], body, rows[last + 1 :])


def _take_leading(
    rows: list[Row], numbers: dict[int, int], run: Run, pattern: re.Pattern[str]
) -> None:
    for index in range(run.first, run.last + 1):
        if index not in numbers or not run.plausible(index):
            continue
        row = rows[index]
        found = pattern.match(row.text)
        row.printed = numbers[index]
        row.text = row.text[found.end() :] if found else row.text
        if not row.kind:
            read_mark(row)


def _finish(rows: list[Row], run: Run, notebook: Notebook, *, marked: bool) -> Numbered:
    """Give back lost numbers at both ends, then settle what lies between."""
    first, last = run.first, run.last
    missing = (rows[first].printed or 1) - 1
    if missing and missing < max(2, run.step) and (first == missing if marked else run.step > 1):
        first -= min(first, missing)
    spare = run.step - 1 or 1
    while last + 1 < len(rows) and spare and not rows[last + 1].gap:
        if run.step == 1 and ends_sentence(rows[last].text):
            break
        last, spare = last + 1, spare - 1
    body = numbering.settle(rows[first : last + 1], notebook, step=run.step)
    return Numbered(rows[:first], body, rows[last + 1 :])


def _read_trailing(rows: Sequence[Row], notebook: Notebook) -> Numbered | None:
    """Numbers at the end of the lines: their own, or the next line's."""
    numbers = {
        index: int(found[1])
        for index, row in enumerate(rows)
        if (found := _TRAILING.search(row.text[-_DIGITS:]))
    }
    run = find_run(numbers, len(rows), _NEARLY_ALL, marked=False)
    if run is None or run.step != 1:
        return None
    first, last = run.first, run.last
    opening = _LEADING.match(rows[first].text)
    next_line = opening is not None and int(opening[1]) == numbers[first] - 1
    for index in range(first, last + 1):
        if index in numbers:
            row = rows[index]
            row.text = row.text[: -len(str(numbers[index]))].rstrip()
            target = index + next_line
            if target < len(rows):
                rows[target].printed = numbers[index]
    if opening and next_line:
        rows[first].printed = int(opening[1])
        rows[first].text = rows[first].text[opening.end() :]
    last = min(last + next_line, len(rows) - 1)
    notebook.add(rows[first].source, "numbers-at-end")
    body = numbering.settle(list(rows[first : last + 1]), notebook, step=1)
    return Numbered(list(rows[:first]), body, list(rows[last + 1 :]))
