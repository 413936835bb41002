"""Runs of numbers that prove a text numbered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

_NEARLY_ALL = 0.8
_DISTINCT = 0.5
_MOST_STEP = 10
_MOST_BETWEEN = 3
_ENOUGH = 10
_FEW = 4
_LEAST_SHARE = 0.4
_BEYOND = 10
_SPARSE = 1.5


@dataclass(slots=True)
class Run:
    """Rows ``first`` to ``last`` carry numbers up to ``top``; mostly every ``step``-th row.

    ``numbers``: the candidates, by row.
    """

    first: int
    last: int
    top: int
    step: int
    numbers: dict[int, int]
    _counts: Counter[int] = field(init=False)

    def __post_init__(self) -> None:
        self._counts = Counter(self.numbers.values())

    def plausible(self, index: int) -> bool:
        """Whether the number at row ``index`` is a line's; a line may begin with a year, an amount.

        One that interrupts a seamless numbering and stands elsewhere as well is part of the text.
        """
        number = self.numbers[index]
        before, after = self.numbers.get(index - 1), self.numbers.get(index + 1)
        if number - 1 == before or number + 1 == after:
            return True
        if number > self.top + _BEYOND:
            return False
        seamless = before is not None and after is not None and after - before == 1
        elsewhere = seamless and self._counts[number] > 1
        return not elsewhere or number in {before, after}


def find_run(numbers: dict[int, int], total: int, share: float, *, marked: bool) -> Run | None:
    """The numbered rows among ``total``, given the candidates by row, or None.

    At least ``share`` (0 to 1) of the rows between the first and the last must run on. Two or
    three numbers prove little: they must begin at 1, unless the text is ``marked`` as such.
    """
    linked, steps = _links(list(numbers.items()))
    if linked and (len(linked) >= _FEW - 1 or marked or numbers[linked[0][0]] == 1):
        first, last = linked[0][0], linked[-1][1]
        covered = sum(end - start for start, end in linked)
        wide = last - first + 1 >= _LEAST_SHARE * total or len(steps) >= _ENOUGH
        if wide and covered >= share * (last - first):
            top = max(max(numbers[start], numbers[end]) for start, end in linked)
            step = sorted(steps)[len(steps) // 2]
            if step > 1 and (len(steps) == 1 or len(numbers) * _SPARSE > last - first + 1):
                return _shuffled(numbers, total)
            return _extended(Run(first, last, top, step, numbers))
    return _shuffled(numbers, total)


def _links(candidates: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[int]]:
    """Pairs of rows whose numbers run on, and by how much; one stray number may lie between."""
    linked: list[tuple[int, int]] = []
    steps: list[int] = []
    for place, (index, number) in enumerate(candidates):
        for next_index, next_number in candidates[place + 1 : place + 3]:
            distance, step = next_index - index, next_number - number
            if step == distance <= _MOST_STEP or (step == 1 and distance <= _MOST_BETWEEN):
                linked.append((index, next_index))
                steps.append(step)
                break
    return linked, steps


def _extended(run: Run) -> Run:
    """Neighbours with a plausible number out of order belong to the run."""
    numbers, top = run.numbers, run.top
    while numbers.get(run.first - 1, top) < top:
        run.first -= 1
    while numbers.get(run.last + 1, top + _BEYOND) < top + _BEYOND:
        run.last += 1
    return run


def _shuffled(numbers: dict[int, int], total: int) -> Run | None:
    """Nearly every line has a number of its own, in whatever order."""
    if len(numbers) < _FEW:
        return None
    first, last = min(numbers), max(numbers)
    length = last - first + 1
    distinct = set(numbers.values())
    if (
        len(numbers) >= _NEARLY_ALL * length
        and length >= _LEAST_SHARE * total
        and len(distinct) >= _DISTINCT * len(numbers)
        and max(distinct) <= 2 * len(numbers)
    ):
        return Run(first, last, max(distinct), 1, numbers)
    return None
