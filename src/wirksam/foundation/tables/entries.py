"""What stands in the rows of a list: columns told by their heads, cells made into clean values."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from wirksam.engine.document.characters import clean_words
from wirksam.foundation.tables.reading import Row

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
    """The first row names one column twice (``column``), or lacks one (``missing``)."""

    def __init__(self, column: str = "", missing: str = "") -> None:
        super().__init__(column or missing)
        self.column = column
        self.missing = missing


def meanings_of(heads: Mapping[str, str]) -> dict[str, str]:
    """Which column each head means; ``heads``: for each column the words for it, parted by ``|``.

    Words are given in small letters, with single blanks instead of all other signs.
    """
    return {head: column for column, words in heads.items() for head in words.split("|")}


def columns_of(
    head: Row, meanings: Mapping[str, str], needed: Collection[str]
) -> tuple[dict[int, str], list[str]]:
    """Which column means what, and the heads that mean nothing here."""
    found: dict[int, str] = {}
    unknown = []
    for at, cell in enumerate(head.cells):
        words = re.sub(r"[\W_]+", " ", clean_words(cell).casefold()).strip()
        column = meanings.get(words)
        if column is None:
            unknown += [clean_words(cell)[:60]] if words else []
        elif column in found.values():
            raise NoHeadError(clean_words(cell)[:60])
        else:
            found[at] = column
    for column in needed:
        if column not in found.values():
            raise NoHeadError(missing=column)
    return found, unknown


def cells_of(entry: Entry, row: Row, columns: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Column and clean words of each cell that says something; a formula is a problem."""
    for at, column in columns.items():
        raw = row.cells[at] if at < len(row.cells) else ""
        if at in row.computed:
            entry.problems.append(["formula", column])
        elif raw:
            if not raw.isascii() and any(unicodedata.category(sign) in _INVISIBLE for sign in raw):
                entry.warnings.append(["invisible", column])
            yield column, clean_words(raw)


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


def digest_of(told: object) -> str:
    """A fingerprint of rows and verdicts as they are kept; the same for the same."""
    text = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
