"""Line numbers that were printed beside a text: found, taken off, and every doubt noted.

A number at the beginning (or end) of one line proves nothing; a run of them does. Only where the
numbers of at least half the lines run on is the text taken to be numbered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import numbering, repair
from .markup import read_mark
from .notes import Notebook
from .rows import Row
from .sentences import ends_sentence

_LEADING = re.compile(r"(\d{1,5})(?:\s*\|\s*|:\s+|\s+|$)")
_LEADING_GLUED = re.compile(r"(\d{1,5})(?:\s*\|\s*|:\s+|\s+|$|(?=[^\W\d_]|[\"„“'*(]|[-–•] ))")
_TRAILING = re.compile(r"(?<!\d)(\d{1,5})$")
_HALF, _NEARLY_ALL = 0.5, 0.8
_MOST_STEP = 10
_MOST_BETWEEN = 3
_ENOUGH = 10
_FEW = 4
_LEAST_SHARE = 0.4
_BEYOND = 10
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Numbered:
    """The rows that carry numbers, and those before and after them."""

    before: list[Row]
    rows: list[Row]
    after: list[Row]


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows ``first`` to ``last`` carry numbers up to ``top``; mostly every ``step``-th row."""

    first: int
    last: int
    top: int
    step: int


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
        run = _find_run(numbers, len(rows), share)
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


def _find_run(numbers: dict[int, int], total: int, share: float) -> _Run | None:
    linked: list[int] = []
    steps: list[int] = []
    covered = 0
    for (index, number), (next_index, next_number) in pairwise(numbers.items()):
        distance, step = next_index - index, next_number - number
        if step == distance <= _MOST_STEP or (step == 1 and distance <= _MOST_BETWEEN):
            covered += distance
            linked += (index, next_index)
            steps.append(step)
    if linked:
        first, last = linked[0], linked[-1]
        wide = last - first + 1 >= _LEAST_SHARE * total or len(steps) >= _ENOUGH
        if wide and covered >= share * (last - first):
            top = max(numbers[index] for index in linked)
            step = sorted(steps)[len(steps) // 2]
            return _extended(_Run(first, last, top, step), numbers)
    return _shuffled(numbers, total)


def _extended(run: _Run, numbers: dict[int, int]) -> _Run:
    """Neighbours with a plausible number out of order belong to the run."""
    first, last = run.first, run.last
    while numbers.get(first - 1, run.top) < run.top:
        first -= 1
    while numbers.get(last + 1, run.top + _BEYOND) < run.top + _BEYOND:
        last += 1
    return _Run(first, last, run.top, run.step)


def _shuffled(numbers: dict[int, int], total: int) -> _Run | None:
    """Nearly every line has a number of its own, in whatever order."""
    if len(numbers) < _FEW:
        return None
    first, last = min(numbers), max(numbers)
    length = last - first + 1
    distinct = set(numbers.values())
    if (
        len(numbers) >= _NEARLY_ALL * length
        and length >= _LEAST_SHARE * total
        and len(distinct) >= _NEARLY_ALL * len(numbers)
        and max(distinct) <= 2 * len(numbers)
    ):
        return _Run(first, last, max(distinct), 1)
    return None


def _take_leading(
    rows: list[Row], numbers: dict[int, int], run: _Run, pattern: re.Pattern[str]
) -> None:
    for index in range(run.first, run.last + 1):
        if index not in numbers or not _plausible(index, numbers, run):
            continue
        row = rows[index]
        found = pattern.match(row.text)
        row.printed = numbers[index]
        row.text = row.text[found.end() :] if found else row.text
        if not row.kind:
            read_mark(row)


def _plausible(index: int, numbers: dict[int, int], run: _Run) -> bool:
    """A line may begin with a number of its own: a year, an amount."""
    number = numbers[index]
    before, after = numbers.get(index - 1), numbers.get(index + 1)
    if number - 1 == before or number + 1 == after:
        return True
    if number > run.top + _BEYOND:
        return False
    seamless = before is not None and after is not None and after - before == 1
    return not (seamless and number not in {before, after})


def _finish(rows: list[Row], run: _Run, notebook: Notebook, *, marked: bool) -> Numbered:
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
    run = _find_run(numbers, len(rows), _NEARLY_ALL)
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
