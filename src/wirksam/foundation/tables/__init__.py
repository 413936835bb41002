"""Tables that people hand in or take along: CSV and XLSX, read without trust, written guarded."""

from wirksam.foundation.tables.guarding import guarded
from wirksam.foundation.tables.reading import MOST_ROWS, Row, Table, TableError, read_table
from wirksam.foundation.tables.writing import csv_lines, write_xlsx

__all__ = [
    "MOST_ROWS",
    "Row",
    "Table",
    "TableError",
    "csv_lines",
    "guarded",
    "read_table",
    "write_xlsx",
]
