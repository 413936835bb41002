"""Rows of a CSV or XLSX file, with the numbers a spreadsheet shows beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.tables.guarding import unguarded

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_SEPARATORS = ";\t,"
MESSAGES: dict[str, StrOrPromise] = {
    "empty": _("There is nothing in this file."),
    "too-large": _("This file is larger than 10 MB. Split it and bring in the parts."),
    "too-many-rows": _("There are more than 20,000 rows in this file. Split it."),
    "old-format": _(
        "This is an old or protected Excel file. Save it as “Excel workbook (.xlsx)” without a "
        "password, or as CSV."
    ),
    "not-a-table": _("This is no table. Save it as XLSX or CSV."),
    "damaged": _("This file is damaged. Open it, save it anew and try again."),
    "unsafe": _("This file would grow beyond reason when unpacked. It was not opened."),
    "encoding": _("The letters of this file cannot be read. Save it as “CSV UTF-8”."),
    "quotes": _("A quotation mark in row %(row)s is not closed, or text follows it."),
    "long-cell": _("A cell in row %(row)s is too long. Is a quotation mark missing?"),
}


class TableError(Exception):
    """A file that is no table we can read. ``code`` is a key of ``MESSAGES``."""

    def __init__(self, code: str, row: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.row = row

    @property
    def message(self) -> str:
        """What is wrong and what to do."""
        return str(MESSAGES[self.code]) % {"row": self.row}


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty. ``computed`` are the columns whose cells hold a formula."""

    number: int
    cells: tuple[str, ...]
    computed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` are read while they are asked for; ``encoding`` is empty for XLSX."""

    rows: Iterator[Row]
    encoding: str = ""


def read_table(data: bytes) -> Table:
    """The table in a file, told by its content, never by its name.

    Raises:
        TableError: at once, or while the rows are read.
    """
    if len(data) > MOST_BYTES:
        raise TableError("too-large")
    if not data.strip():
        raise TableError("empty")
    if data.startswith(_OLD_OFFICE):
        raise TableError("old-format")
    if data.startswith(b"PK\x03\x04"):
        from wirksam.foundation.tables.workbook import workbook_rows  # noqa: PLC0415 (slow to load)

        return Table(_kept(workbook_rows(data)))
    text, encoding = decode(data)
    return Table(_kept(_csv_rows(text)), encoding)


def decode(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding: by its mark, else UTF-16, UTF-8 or cp1252 by content."""
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" in text:
            raise TableError("not-a-table")
        return text.removeprefix("\ufeff"), encoding
    raise TableError("encoding")


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith(b"\xef\xbb\xbf"):
        return ("utf-8-sig",)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:2000]
    for encoding, empty in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 1 and empty.count(0) > 0.6 * len(empty):
            return (encoding,)
    return ("utf-8", "cp1252")


def _csv_rows(text: str) -> Iterator[Row]:
    separator, start = _separator(text)
    lines = io.StringIO(text, newline="")
    lines.seek(start)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = 1 if start else 0
    try:
        for cells in reader:
            number += 1
            told = tuple(unguarded(cell).strip() for cell in cells[:MOST_COLUMNS])
            formulas = frozenset(at for at, cell in enumerate(cells[:MOST_COLUMNS]) if _sums(cell))
            yield Row(number, told, formulas)
    except csv.Error as error:
        code = "long-cell" if "larger" in str(error) else "quotes"
        raise TableError(code, number + 1) from error


def _sums(cell: str) -> bool:
    return cell.lstrip().startswith(("=", "\uff1d"))


def _separator(text: str) -> tuple[str, int]:
    """What parts the cells, and where the table begins (after a line such as ``sep=;``)."""
    end = text.find("\n") + 1 or len(text)
    first = text[:end].strip("\r\n")
    if len(first) == len("sep=;") and first.lower().startswith("sep=") and first[4] in _SEPARATORS:
        return first[4], end
    outside = "".join(text[:20_000].lstrip().split('"')[::2]).lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=outside.count), 0


def _kept(rows: Iterator[Row]) -> Iterator[Row]:
    found = 0
    for row in rows:
        if any(len(cell) > LONGEST_CELL for cell in row.cells):
            raise TableError("long-cell", row.number)
        if any(row.cells) or row.computed:
            found += 1
            if found > MOST_ROWS + 1:
                raise TableError("too-many-rows")
            yield row
    if not found:
        raise TableError("empty")
