"""Tables to take along. No cell that somebody typed can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from wirksam.foundation.tables.guarding import guarded

Cell = str | int | date | None


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Semicolons, UTF-8 with its mark, Windows line ends: what spreadsheets open rightly."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    kept.write("\ufeff")
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
        yield kept.getvalue().encode()
        kept.seek(0)
        kept.truncate()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.strftime("%d.%m.%Y")
    return guarded(cell) if isinstance(cell, str) else str(cell)


def write_xlsx(into: IO[bytes], rows: Iterable[Sequence[Cell]]) -> None:
    """One sheet; text as text, days as days."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    book.save(into)


def _cell(sheet: object, value: Cell) -> object:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, guarded(ILLEGAL_CHARACTERS_RE.sub("", value)))  # type: ignore[arg-type]
    cell.data_type = "s"
    return cell
