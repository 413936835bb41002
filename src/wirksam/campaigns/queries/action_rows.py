"""What stands in the rows of a list of action days: columns by their heads, clean values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import time

from wirksam.foundation.tables import Row
from wirksam.foundation.tables.entries import Entry, cells_of, meanings_of, parse_day

COLUMN_OF = meanings_of(
    {
        "chapter": "verband|kreisverband|kreis|kv|ortsverband|gliederung|chapter|unit",
        "title": "titel|aktion|aktionstag|was|name|title|action|what",
        "day": "tag|datum|wann|am|day|date|when",
        "at": "beginn|uhrzeit|zeit|von|ab|um|uhr|start|time|from",
        "until": "ende|bis|end|until",
        "place": "ort|wo|platz|treffpunkt|place|where",
        "access": "zugang|barrieren|barrierefreiheit|barrierefrei|anfahrt|access|how to get in",
        "people": "menschen|leute|personen|helfende|wie viele|people|helpers|how many",
        "focus": "schwerpunkt|eigener schwerpunkt|focus|own focus",
    }
)
NEEDED = ("chapter", "day")
LONGEST = {"title": 160, "place": 200, "access": 1000, "focus": 300}
MOST_PEOPLE = 5000
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?(?::00)?(?: ?(?:uhr|h))?", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,4}")
_SPAN = re.compile(r" ?(?:-|\u2013|bis|to) ?")
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}\.?,? ")


def entries_of(rows: Iterable[Row], columns: dict[int, str]) -> Iterator[Entry]:
    """Every row as an entry."""
    for row in rows:
        entry = Entry(row.number)
        for column, told in cells_of(entry, row, columns):
            if told:
                _take(entry, column, told)
        _finish(entry)
        yield entry


def clock(told: str) -> time | None:
    """A time of the clock: ``14``, ``14:30``, ``14.30 Uhr``."""
    found = _CLOCK.fullmatch(told)
    if found is None or (int(found[1]) == 24 and found[2] not in {None, "00"}):  # noqa: PLR2004
        return None
    return time(int(found[1]) % 24, int(found[2] or 0))


def _take(entry: Entry, column: str, told: str) -> None:
    if column == "day":
        _take_day(entry, told)
    elif column == "at":
        first, *rest = _SPAN.split(told, maxsplit=1)
        _take_time(entry, "at", first)
        if rest:
            _take_time(entry, "until", rest[0])
    elif column == "until":
        _take_time(entry, "until", told)
    elif column == "people":
        number = told.lstrip("0")
        if _NUMBER.fullmatch(number) and int(number) <= MOST_PEOPLE:
            entry.values["people"] = number
        else:
            entry.problems.append(["people", told[:40]])
    elif len(told) > LONGEST.get(column, 160):
        entry.problems.append(["long", column])
    else:
        entry.values[column] = told


def _take_day(entry: Entry, told: str) -> None:
    """Dates as text too: ``Sa, 28.11.2026``; a time behind the day, as spreadsheets keep it."""
    found = parse_day(_WEEKDAY.sub("", told, count=1) if told[:1].isalpha() else told)
    if found is None:
        entry.problems.append(["day", "day", told[:40]])
        return
    entry.values["day"] = found.isoformat()
    behind = told.partition("T")[2]
    if behind and "at" not in entry.values:
        _take_time(entry, "at", behind[:5])


def _take_time(entry: Entry, column: str, told: str) -> None:
    found = clock(told.strip())
    if found is None:
        entry.problems.append(["time", column, told[:40]])
    else:
        entry.values[column] = found.isoformat("minutes")


def _finish(entry: Entry) -> None:
    """What must be there. Merged cells are empty but for the first."""
    wrong = {problem[1] for problem in entry.problems if len(problem) > 1}
    for column in NEEDED:
        if column not in entry.values and column not in wrong:
            entry.problems.append(["empty", column])
    if "until" in entry.values and "at" not in entry.values and "at" not in wrong:
        entry.problems.append(["no-start"])
