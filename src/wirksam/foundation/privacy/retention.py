"""What has been kept long enough: first a plan, then the deed, with a stop and a way back."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.db import transaction
from django.db.models import Model, Q
from django.db.models.deletion import Collector
from django.utils import timezone

from wirksam.foundation.access import NOBODY
from wirksam.foundation.journal.operations import record
from wirksam.foundation.privacy.declaring import declared
from wirksam.foundation.privacy.models import VaultEntry
from wirksam.foundation.privacy.words import Keep
from wirksam.foundation.rows import insert_rows, plain_row, row_from

UNDO = timedelta(days=30)
MOST_ROWS = 50
MOST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Expiry:
    """Which rows of a model have been kept long enough at a moment.

    Rows that nobody would want back (sessions, attempts) are not ``undoable``: they go at once, in
    any number, and are never put into the vault. Of rows that are not ``counted`` the journal does
    not even say how many went: where there was one, its number would tell whose it was.
    """

    model: str
    due: Callable[[datetime], Q]
    undoable: bool = True
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the plan: ``count`` of ``total`` rows would go."""

    expiry: Expiry
    keep: Keep
    count: int
    total: int

    @property
    def is_too_much(self) -> bool:
        """More than fifty rows and more than a fifth of the table: somebody should look first."""
        return self.expiry.undoable and self.count > max(MOST_ROWS, MOST_SHARE * self.total)


class TooMuchError(Exception):
    """So much would go that somebody should look at it first. Nothing has been touched."""

    def __init__(self, items: list[Item]) -> None:
        told = ", ".join(f"{one.expiry.model}: {one.count} of {one.total}" for one in items)
        super().__init__(told)
        self.items = items


class NothingToUndoError(Exception):
    """The run is unknown, or older than thirty days."""


_expiries: dict[str, Expiry] = {}


def expire(*expiries: Expiry) -> None:
    """Say when rows have been kept long enough; the same model twice replaces the first."""
    for one in expiries:
        _expiries[one.model] = one


def covered() -> frozenset[str]:
    """The models whose rows go by themselves when their time has come."""
    return frozenset(_expiries)


def plan(now: datetime | None = None) -> list[Item]:
    """What would go at this moment, table by table; tables where nothing is due included."""
    moment = now or timezone.now()
    keeps = {table.model: table.keep for table in declared()}
    items = []
    for one in _expiries.values():
        rows = apps.get_model(one.model)._base_manager
        count = rows.filter(one.due(moment)).count()
        items.append(Item(one, keeps[one.model], count, rows.count()))
    return items


@transaction.atomic
def apply_retention(
    *, now: datetime | None = None, however_much: bool = False
) -> tuple[uuid.UUID, dict[str, int]]:
    """Take out what is due; the number of the run and how many rows went, by model.

    Raises :class:`TooMuchError` before anything is touched.
    """
    moment = now or timezone.now()
    items = plan(moment)
    too_much = [item for item in items if item.is_too_much]
    if too_much and not however_much:
        raise TooMuchError(too_much)
    run = uuid.uuid4()
    gone: Counter[str] = Counter()
    for item in items:
        if item.count:
            gone.update(_take_out(item.expiry, moment, run))
    if gone:
        counts = {
            model.replace(".", "_"): count
            for model, count in gone.items()
            if _expiries[model].counted
        }
        record(actor=NOBODY, verb="apply_retention", subject=VaultEntry(pk=0), rows=counts)
    return run, dict(gone)


def _take_out(expiry: Expiry, moment: datetime, run: uuid.UUID) -> Iterator[str]:
    model = apps.get_model(expiry.model)
    for row in model._base_manager.filter(expiry.due(moment)).iterator(500):
        if expiry.undoable:
            told = [[one._meta.label_lower, plain_row(one)] for one in _with_dependants(row)]
            rows = json.dumps(told, ensure_ascii=False)
            VaultEntry.objects.create(run=run, model=expiry.model, rows=rows, removed_at=moment)
        row.delete()
        yield expiry.model


def _with_dependants(row: Model) -> list[Model]:
    """The row and all that goes with it, in an order in which it can be put back."""
    collector = Collector(using="default", origin=row)
    collector.collect([row])
    collector.sort()
    found = [one for rows in reversed(list(collector.data.values())) for one in rows]
    found += [one for rows in collector.fast_deletes for one in rows]
    return sorted(found, key=lambda one: one != row)


@transaction.atomic
def undo_retention(run: uuid.UUID | None = None) -> tuple[uuid.UUID, int]:
    """Put back what a run (without one: the latest) has taken out; the run and how many rows."""
    entries = VaultEntry.objects.filter(removed_at__gte=timezone.now() - UNDO)
    if run is None:
        latest = entries.order_by("-removed_at", "-pk").first()
        if latest is None:
            raise NothingToUndoError
        run = latest.run
    chosen = list(entries.filter(run=run).order_by("-pk"))
    if not chosen:
        raise NothingToUndoError
    count = 0
    for entry in chosen:
        for model, values in json.loads(entry.rows):
            count += insert_rows([row_from(apps.get_model(model), values)])
        entry.delete()
    record(actor=NOBODY, verb="undo_retention", subject=VaultEntry(pk=0), count=count)
    return run, count
