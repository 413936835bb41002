"""The first sheet of an XLSX file, row by row."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from wirksam.engine.document.archive import open_archive
from wirksam.engine.document.model import UnreadableError
from wirksam.foundation.tables.guarding import unguarded
from wirksam.foundation.tables.reading import MOST_COLUMNS, MOST_ROWS, Row, TableError

_BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, DefusedXmlException, EOFError,
    OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError,
    NotImplementedError, AssertionError,
)  # fmt: skip
_CODES = {"unsafe-archive": "unsafe", "encrypted": "old-format", "unsafe-xml": "unsafe"}
_SCANNED = MOST_ROWS + 5_000


def workbook_rows(data: bytes) -> Iterator[Row]:
    """Rows of the first sheet; formulas are named, never computed."""
    try:
        with open_archive(data) as archive:
            if "xl/workbook.xml" not in archive.names:
                raise TableError("not-a-table")
    except UnreadableError as error:
        raise TableError(_CODES.get(error.code, "damaged")) from error
    try:
        yield from _rows(data)
    except _BROKEN as error:
        raise TableError("damaged") from error


def _rows(data: bytes) -> Iterator[Row]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        if not book.worksheets:
            raise TableError("empty")
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        found = sheet.iter_rows(max_row=_SCANNED, max_col=MOST_COLUMNS)
        for number, cells in enumerate(found, start=1):
            if number == _SCANNED and any(cell.value is not None for cell in cells):
                raise TableError("too-many-rows")
            computed = frozenset(
                at for at, cell in enumerate(cells) if cell.data_type in {"f", "e"}
            )
            told = [_told(cell.value) for cell in cells]
            while told and not told[-1]:
                told.pop()
            yield Row(number, tuple(told), computed)
    finally:
        book.close()


def _told(value: Any) -> str:  # noqa: ANN401 (what openpyxl found)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unguarded(str(value)).strip()
