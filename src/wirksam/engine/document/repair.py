"""Printed numbers that an export tore from their lines or stuck to the text."""

from __future__ import annotations

import re
from dataclasses import replace

from .notes import Notebook
from .rows import Row

_NUMBER_ALONE = re.compile(r"\d{1,5}")
_NUMBER_INSIDE = re.compile(r"(?<!\d)\d{1,5}(?!\d)")
_GLUED_START = re.compile(r"(\d{1,5})(?=[^\W\d_]|[\"„“'*(]|[-–•] )")
_GIANT = 200
_NEAREST, _FARTHEST = 15, 200
_COLUMN = 3
_MOST_INSIDE = 50


def split_giants(rows: list[Row], notebook: Notebook) -> list[Row]:
    """Cut rows that hold many printed lines at the numbers inside them."""
    if all(len(row.text) <= _GIANT for row in rows):
        return rows
    out: list[Row] = []
    for row in rows:
        cuts = _cuts(row.text) if len(row.text) > _GIANT and row.text[0].isdigit() else []
        if len(cuts) < _COLUMN:
            out.append(row)
            continue
        for start, end in zip([0, *cuts], [*cuts, len(row.text)], strict=True):
            part = row.text[start:end].strip()
            out.append(replace(row, text=part, gap=row.gap and not start, forced=False))
        number = _NUMBER_INSIDE.match(row.text)
        notebook.add(row.source, "glued-number", number=number[0] if number else "")
    return out


def _cuts(text: str) -> list[int]:
    """Where the numbers that follow the first one stand, if they account for all the text."""
    cuts: list[int] = []
    expected = last = 0
    for found in _NUMBER_INSIDE.finditer(text):
        number = int(found[0])
        if not expected:
            expected = number + 1
        elif number == expected and _NEAREST <= found.start() - last <= _FARTHEST:
            cuts.append(found.start())
            expected, last = number + 1, found.start()
    return cuts if len(text) - last <= _FARTHEST else []


def rejoin_columns(rows: list[Row], notebook: Notebook) -> list[Row]:
    """Put numbers that stand in a column of their own back before their lines."""
    runs = _columns(rows)
    if not runs:
        return rows
    taken: dict[int, str] = {}
    dropped: set[int] = set()
    for place, (start, end) in enumerate(runs):
        length = end - start
        before = runs[place - 1][1] if place else 0
        after = runs[place + 1][0] if place + 1 < len(runs) else len(rows)
        if after - end == length or (after - end > length and start - before != length):
            first = end
        elif start - before == length:
            first = before
        else:
            notebook.add(rows[start].source, "number-column-dropped", count=length)
            dropped.update(range(start, end))
            continue
        notebook.add(rows[start].source, "number-column")
        taken.update((first + at, rows[start + at].text) for at in range(length))
        dropped.update(range(start, end))
    out = []
    for index, row in enumerate(rows):
        if index in taken:
            row.text = f"{taken[index]} {row.text}"
        if index not in dropped:
            out.append(row)
    return out


def _columns(rows: list[Row]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = 0
    previous = -1
    for index, row in enumerate([*rows, Row("", 0)]):
        number = int(row.text) if _NUMBER_ALONE.fullmatch(row.text) else -1
        if number < 0 or number != previous + 1:
            if previous >= 0 and index - start >= _COLUMN:
                runs.append((start, index))
            start = index
        previous = number
    return runs


def unglue(rows: list[Row], notebook: Notebook) -> list[Row]:
    """Free numbers stuck to a word's beginning, to the end of the line before or inside it."""
    out: list[Row] = []
    for row in rows:
        before = out[-1] if out else None
        if before is not None and before.printed is not None:
            if row.printed is None:
                _free(row, before, before.printed + 1, notebook)
            elif row.printed > before.printed + 1:
                _split(out, row.printed, notebook)
        out.append(row)
    last = out[-1]
    if last.printed and re.search(rf"[^\W\d_]-?{last.printed + 1}[^\W\d_]", last.text):
        _split(out, last.printed + 2, notebook)
    return out


def _free(row: Row, before: Row, expected: int, notebook: Notebook) -> None:
    start = _GLUED_START.match(row.text)
    if start and int(start[1]) == expected:
        row.text = row.text[start.end() :]
    elif _ends_with(before.text, str(expected)):
        before.text = before.text[: -len(str(expected))].rstrip()
    elif _ends_with(row.text, str(expected)):
        row.text = row.text[: -len(str(expected))].rstrip()
    else:
        return
    row.printed = expected
    notebook.add(row.source, "glued-number", number=expected)


def _ends_with(text: str, digits: str) -> bool:
    return (
        text.endswith(digits) and len(text) > len(digits) and not text[-len(digits) - 1].isdigit()
    )


def _split(out: list[Row], upto: int, notebook: Notebook) -> None:
    """Cut the last row at the missing numbers before ``upto`` that stand inside it."""
    row = out[-1]
    number = (row.printed or 0) + 1
    while number < upto <= number + _MOST_INSIDE:
        found = re.search(rf"(?<!\d){number}(?!\d)", row.text)
        if found is None or not found.start():
            return
        rest = row.text[found.end() :].strip()
        row.text = row.text[: found.start()].strip()
        row = replace(row, text=rest, gap=False, printed=number)
        notebook.add(row.source, "glued-number", number=number)
        out.append(row)
        number += 1
