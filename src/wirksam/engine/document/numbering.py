"""Order among printed numbers: lost ones given back, doubled and shuffled ones noted."""

from __future__ import annotations

from itertools import pairwise

from . import repair
from .hyphens import joint
from .notes import Notebook
from .rows import Row
from .sentences import ends_sentence, goes_on

_MANY = 0.2
_LOW = 3


def settle(rows: list[Row], notebook: Notebook, *, step: int) -> list[Row]:
    """``rows`` with every number that can be known; what stays doubtful is noted."""
    rows = _merge_alone(rows)
    if step == 1:
        rows = repair.unglue(rows, notebook)
    else:
        notebook.add(rows[0].source, "numbers-every-n", step=step)
    _give_back(rows, notebook, step)
    rows = _without_strays(rows, notebook, step)
    _note_order(rows, notebook)
    return rows


def _merge_alone(rows: list[Row]) -> list[Row]:
    """A number that stands alone on its line belongs to the text on the next one."""
    out: list[Row] = []
    for row in rows:
        alone = out[-1] if out and not out[-1].text and out[-1].printed is not None else None
        if alone is not None and row.printed is None:
            row.printed, row.gap, row.page = alone.printed, alone.gap, row.page or alone.page
            out[-1] = row
        else:
            out.append(row)
    return out


def _give_back(rows: list[Row], notebook: Notebook, step: int) -> None:
    """Where as many rows as numbers lie between two numbers, each row has one of them."""
    anchors = [index for index, row in enumerate(rows) if row.printed is not None]
    for start, end in pairwise(anchors):
        before, after = rows[start].printed or 0, rows[end].printed or 0
        if end - start > 1 and after - before == end - start:
            for offset in range(1, end - start):
                _lost(rows[start + offset], before + offset, notebook, step)
    for index in range(anchors[0] - 1, -1, -1):
        _lost(rows[index], (rows[index + 1].printed or 1) - 1, notebook, step)
    for index in range(anchors[-1] + 1, len(rows)):
        _lost(rows[index], (rows[index - 1].printed or 0) + 1, notebook, step)


def _lost(row: Row, number: int, notebook: Notebook, step: int) -> None:
    row.printed = number
    if step == 1:
        notebook.add(row.source, "lost-number", number=number)


def _without_strays(rows: list[Row], notebook: Notebook, step: int) -> list[Row]:
    """Rows between two numbered ones that leave no number for them."""
    strays = [index for index, row in enumerate(rows) if row.printed is None]
    if not strays or step > 1:
        return rows
    tight = sum(not rows[index].gap and not rows[index].kind for index in strays)
    rewrapped = tight >= _MANY * (len(rows) - len(strays))
    out: list[Row] = []
    tail: list[str] = []
    for index, row in enumerate(rows):
        if rewrapped and row.printed is None and not row.gap and not row.kind and out:
            notebook.once(row.source, "rewrapped")
            tail.append(row.text)
            continue
        _append(out, tail)
        if row.printed is not None:
            out.append(row)
        elif _is_heading(rows, index):
            notebook.add(row.source, "unnumbered-heading")
            out.append(row)
        else:
            notebook.add(row.source, "unnumbered-line", text=row.text)
    _append(out, tail)
    return out


def _append(out: list[Row], tail: list[str]) -> None:
    """Put the pieces of a broken line back behind its beginning."""
    if tail:
        parts = [out[-1].text, *tail]
        joined = [before + joint(before, after) for before, after in pairwise(parts)]
        out[-1].text = "".join([*joined, parts[-1]])
        tail.clear()


def _is_heading(rows: list[Row], index: int) -> bool:
    row = rows[index]
    if row.kind == "heading":
        return True
    before = rows[index - 1].text if index else ""
    after = rows[index + 1].text if index + 1 < len(rows) else ""
    return row.gap and ends_sentence(before) and not goes_on(row.text, after)


def _note_order(rows: list[Row], notebook: Notebook) -> None:
    """Note what is doubled, shuffled, missing or begun again."""
    numbers = [row.printed for row in rows]
    known = set(numbers)
    seen: set[int] = set()
    previous: int | None = None
    for index, row in enumerate(rows):
        number = row.printed
        if number is None:
            continue
        if number in seen and _restarts(rows, index, previous):
            notebook.add(row.source, "numbers-restart", number=number)
            seen.clear()
        elif number in seen:
            notebook.add(row.source, "duplicate-number", number=number)
        elif previous is not None and number < previous:
            notebook.add(row.source, "shuffled-number", number=number)
        elif previous is not None and number > previous + 1 and previous + 1 not in known:
            notebook.add(row.source, "missing-number", before=previous, after=number)
        seen.add(number)
        previous = number
    given = [number for number in numbers if number is not None]
    if len(set(given)) < len(given):
        notebook.add(0, "numbered-anew")


def _restarts(rows: list[Row], index: int, previous: int | None) -> bool:
    """The numbering begins again: low, or on a new page, and goes on from there."""
    number = rows[index].printed or 0
    follows = index + 1 == len(rows) or rows[index + 1].printed == number + 1
    return follows and number != previous and (rows[index].page or number <= _LOW)
