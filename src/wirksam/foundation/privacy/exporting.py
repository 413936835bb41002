"""Everything about one person, and nothing about anyone else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from wirksam.foundation.privacy.declaring import Notice, Table, declared
from wirksam.foundation.privacy.subjects import Subject, subject_of

STORED = "…"
"""Stands for a secret: it is there, and nobody is shown it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing stored about a person."""

    name: str
    label: StrOrPromise
    value: Any


@dataclass(frozen=True, slots=True)
class Row:
    """One row about a person. ``what`` says which, where that is not plain from the cells."""

    what: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A table as far as it is about a person."""

    table: Table
    rows: tuple[Row, ...]


def rows_about(table: Table, subject: Subject) -> QuerySet[Model]:
    """The rows of ``table`` that are about a person; none for a key that cannot be one."""
    rows = table.load()._base_manager.all()
    wanted = Q(pk__in=())
    try:
        if table.person:
            wanted |= Q(pk__in=rows.filter(**{table.person: subject.key}).values("pk"))
    except ValidationError:
        return rows.none()
    if table.account and subject.account_id is not None:
        wanted |= Q(**{table.account: subject.account_id})
    return rows.filter(wanted).distinct()


def areas_of(subject: Subject) -> Iterator[Area]:
    """All that is stored about a person, table by table; empty tables are left out."""
    for table in declared():
        rows = [*_own(table, subject), *_done(table, subject)]
        if rows:
            yield Area(table, tuple(rows))


def export_for(key: str) -> dict[str, Any]:
    """The same for machines: JSON with field names, labels, purposes and legal bases."""
    return {
        "format": "wirksam-person-1",
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "person": key,
        "areas": {area.table.model: _told(area) for area in areas_of(subject_of(key))},
    }


def _own(table: Table, subject: Subject) -> Iterator[Row]:
    if not (table.person or table.account):
        return
    notices = [one for one in table.notices() if one.is_personal and one.holds != "key"]
    for row in rows_about(table, subject):
        cells = [Cell(one.name, one.label, _value(row, one)) for one in notices]
        mine = [
            Cell(one.name, one.label, subject.key)
            for one in table.doers()
            if str(getattr(row, one.name)) == subject.key
        ]
        yield Row("", tuple(cells + mine))


def _done(table: Table, subject: Subject) -> Iterator[Row]:
    """What she did with rows that are not about her: that she did it and when, nothing else."""
    for one in table.doers():
        rows = table.load()._base_manager.filter(**{one.name: subject.key})
        for row in rows.exclude(pk__in=rows_about(table, subject).values("pk")):
            when = [Cell(one.at, "", getattr(row, one.at))] if one.at else []
            what = f"{row._meta.label_lower} {row.pk}"
            yield Row(what, (Cell(one.name, one.label, subject.key), *when))


def _value(row: Model, notice: Notice) -> Any:  # noqa: ANN401 (a field of any kind)
    value = getattr(row, notice.name)
    if notice.holds == "secret":
        return STORED if value else ""
    shown = getattr(row, f"get_{notice.name}_display", None)
    if shown:
        return str(shown())
    return value if isinstance(value, date) else _plain(value)


def _plain(value: Any) -> Any:  # noqa: ANN401
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _told(area: Area) -> dict[str, Any]:
    table = area.table
    labels = {one.name: str(one.label) for one in table.notices() if one.is_personal}
    return {
        "title": str(table.title),
        "activity": str(table.activity),
        "purpose": str(table.purpose),
        "legal_basis": str(table.basis.label),
        "seen_by": str(table.audience.label),
        "kept": str(table.keep.label),
        "labels": labels,
        "rows": [
            ({"what": row.what} if row.what else {})
            | {cell.name: _plain(cell.value) for cell in row.cells}
            for row in area.rows
        ],
    }
