"""Where a restored database grows until it is whole.

On SQLite a new file beside the old one, which then takes its place in one step. On PostgreSQL one
transaction, in which the old tables go and the new ones come.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder


class InUseError(Exception):
    """Somebody else works with the database; it cannot be replaced now."""


@contextmanager
def building() -> Iterator[None]:
    """Within, the default connection leads to an empty database; afterwards to the filled one.

    If the block fails, everything is as it was. Raises :class:`InUseError`.
    """
    if connection.vendor == "sqlite":
        yield from _file()
    else:
        yield from _transaction()


def _file() -> Iterator[None]:
    place = Path(connection.settings_dict["NAME"])
    new = place.with_name(f"{place.name}.restoring")
    _remove(new)
    connection.close()
    _claim(place)
    connection.settings_dict["NAME"] = str(new)
    try:
        yield
        connection.close()
        _claim(new)
        _claim(place)
        new.replace(place)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(place)
        _remove(new)


def _claim(place: Path) -> None:
    """Fold the log into the file, which works only for whoever is alone with it."""
    if not place.exists():
        return
    file = sqlite3.connect(place, timeout=1, isolation_level=None)
    try:
        (mode,) = file.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        raise InUseError(str(error)) from error
    finally:
        file.close()
    if mode != "delete":
        raise InUseError("the database is locked")


def _remove(place: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        place.with_name(place.name + ending).unlink(missing_ok=True)


def _transaction() -> Iterator[None]:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    tables.add(MigrationRecorder.Migration._meta.db_table)
    there = tables & set(connection.introspection.table_names())
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '10s'")
            for table in sorted(there):
                cursor.execute(f'DROP TABLE "{table}" CASCADE')
        yield
