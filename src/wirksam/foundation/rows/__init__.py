"""Rows of any table as plain values that JSON can hold, and back, without losing anything."""

from wirksam.foundation.rows.codec import insert_rows, plain_row, row_from

__all__ = ["insert_rows", "plain_row", "row_from"]
