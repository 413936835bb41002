"""Exactly what stands in the database: to the microsecond, past every default of a model.

Django's own serialiser cuts times to milliseconds, which would break digests and restore a row
that is not quite the one that was taken.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db.models import BinaryField, Field, Model


def plain_row(row: Model) -> list[Any]:
    """The row's values in the order of its columns."""
    return [_plain(getattr(row, field.attname)) for field in columns(type(row))]


def row_from(model: type[Model], values: Sequence[Any]) -> Model:
    """The row, not stored. :class:`ValueError` if there are too many or too few values."""
    fields = columns(model)
    told = dict(zip((field.attname for field in fields), values, strict=True))
    return model(**{
        field.attname: _value(field, told[field.attname]) for field in fields
    })  # fmt: skip


def insert_rows(rows: Iterable[Model]) -> int:
    """Store rows of one model as they are: no default, no automatic time, no signal."""
    found = list(rows)
    if not found:
        return 0
    model = type(found[0])
    fields = columns(model)
    manager: Any = model._base_manager
    at_once = max(1, 900 // len(fields))
    for start in range(0, len(found), at_once):
        manager._insert(found[start : start + at_once], fields=fields, using=manager.db, raw=True)
    return len(found)


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields that are columns of the model's own table."""
    return list(model._meta.local_concrete_fields)


def _plain(value: Any) -> Any:  # noqa: ANN401 (a column of any kind)
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def _value(field: Field[Any, Any], value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if isinstance(field, BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)
