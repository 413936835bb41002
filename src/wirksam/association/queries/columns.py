"""What stands in the rows of a list: columns told by their heads, cells made into clean values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from wirksam.association.rules import mixes_scripts
from wirksam.foundation.tables import Row
from wirksam.foundation.tables.entries import Entry, cells_of, meanings_of, parse_day

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
COLUMN_OF = meanings_of(HEADS)
DAYS = ("since", "eligible", "from", "until")
LONGEST = {"name": 120, "number": 40, "mail": 254, "office": 120, "body": 120}


def entries_of(rows: Iterable[Row], columns: dict[int, str]) -> Iterator[Entry]:
    """Every row as an entry."""
    for row in rows:
        entry = Entry(row.number)
        for column, told in cells_of(entry, row, columns):
            _take(entry, column, told)
        _finish(entry)
        yield entry


def _take(entry: Entry, column: str, told: str) -> None:
    if column in DAYS:
        found = parse_day(told)
        if found is None:
            entry.problems.append(["day", column, told[:40]])
        else:
            entry.values[column] = found.isoformat()
    elif told:
        entry.values[column] = told


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
