"""What stands in the rows of a list: columns told by their heads, cells made into clean values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from wirksam.association.rules import clean_words, mixes_scripts
from wirksam.foundation.tables import Row

HEADS = {
    "first": "vorname|first name|given name|firstname",
    "last": "nachname|name|familienname|zuname|last name|surname|family name|full name",
    "mail": "e mail|email|mail|e mail adresse|mailadresse|e mail address|mail address",
    "since": "mitglied seit|eintritt|eintrittsdatum|beitritt|member since|joined|since",
    "eligible": "wählbar bis|mitglied längstens bis|eligible until",
    "number": "mitgliedsnummer|mitgliedsnr|mitglieds nr|nummer|nr|member number|number|member no",
    "office": "amt|funktion|office|role",
    "body": "gremium|body|board",
    "from": "von|amt von|ab|from",
    "until": "bis|amt bis|until|to",
}
COLUMN_OF = {head: column for column, heads in HEADS.items() for head in heads.split("|")}
DAYS = ("since", "eligible", "from", "until")
LONGEST = {"name": 120, "number": 40, "mail": 254, "office": 120, "body": 120}
_GERMAN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})


@dataclass(slots=True)
class Entry:
    """One row: what it says, what stops it and what somebody should look at (codes and words)."""

    row: int
    values: dict[str, str] = field(default_factory=dict)
    problems: list[list[str]] = field(default_factory=list)
    warnings: list[list[str]] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """As it is kept."""
        return {name: getattr(self, name) for name in self.__slots__}

    def day(self, column: str) -> date | None:
        """The day in ``column``, if one is given."""
        told = self.values.get(column)
        return date.fromisoformat(told) if told else None


class NoHeadError(Exception):
    """The first row names no column for a name, or one column twice (``column``)."""

    def __init__(self, column: str = "") -> None:
        super().__init__(column)
        self.column = column


def columns_of(head: Row) -> tuple[dict[int, str], list[str]]:
    """Which column means what, and the heads that mean nothing here."""
    found: dict[int, str] = {}
    unknown = []
    for at, cell in enumerate(head.cells):
        words = re.sub(r"[\W_]+", " ", clean_words(cell).casefold()).strip()
        column = COLUMN_OF.get(words)
        if column is None:
            unknown += [clean_words(cell)[:60]] if words else []
        elif column in found.values():
            raise NoHeadError(clean_words(cell)[:60])
        else:
            found[at] = column
    if "last" not in found.values():
        raise NoHeadError
    return found, unknown


def entries_of(rows: Iterable[Row], columns: dict[int, str]) -> Iterator[Entry]:
    """Every row as an entry."""
    for row in rows:
        entry = Entry(row.number)
        for at, column in columns.items():
            raw = row.cells[at] if at < len(row.cells) else ""
            if at in row.computed:
                entry.problems.append(["formula", column])
            elif raw:
                _take(entry, column, raw)
        _finish(entry)
        yield entry


def _take(entry: Entry, column: str, raw: str) -> None:
    told = clean_words(raw)
    if not raw.isascii() and any(unicodedata.category(sign) in _INVISIBLE for sign in raw):
        entry.warnings.append(["invisible", column])
    if column in DAYS:
        found = parse_day(told)
        if found is None:
            entry.problems.append(["day", column, told[:40]])
        else:
            entry.values[column] = found.isoformat()
    elif told:
        entry.values[column] = told


def parse_day(told: str) -> date | None:
    """A day as ``31.12.2025`` or ``2025-12-31``, between 1900 and a hundred years from now."""
    german = _GERMAN_DAY.fullmatch(told)
    try:
        if german:
            written = [int(part) for part in german.groups()]
            found: date | None = date(written[2], written[1], written[0])
        else:
            found = datetime.fromisoformat(told).date() if "-" in told else None
    except ValueError:
        return None
    last = timezone.localdate() + timedelta(days=36_525)
    return found if found and date(1900, 1, 1) <= found <= last else None


def _finish(entry: Entry) -> None:
    values = entry.values
    name = " ".join(filter(None, (values.pop("first", ""), values.pop("last", ""))))
    if name:
        values["name"] = name
        if mixes_scripts(name):
            entry.warnings.append(["homoglyph"])
    elif not any(problem[1] in {"first", "last"} for problem in entry.problems):
        entry.problems.append(["name"])
    entry.problems += [["long", c] for c, most in LONGEST.items() if len(values.get(c, "")) > most]
    if "mail" in values:
        try:
            validate_email(values["mail"])
        except ValidationError:
            entry.problems.append(["mail", values["mail"][:80]])
    if _backwards(entry, "since", "eligible") or _backwards(entry, "from", "until"):
        entry.problems.append(["backwards"])
    if "office" not in values and {"body", "from", "until"} & values.keys():
        entry.problems.append(["no-office"])


def _backwards(entry: Entry, first: str, last: str) -> bool:
    start, end = entry.day(first), entry.day(last)
    return start is not None and end is not None and end < start
