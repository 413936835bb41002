"""Writing all rows and files as they are at one moment."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import StateApps
from django.db.models import Model
from django.utils import timezone

import wirksam
from wirksam.foundation.backup.archive import Writer
from wirksam.foundation.journal.models import JournalHead
from wirksam.foundation.privacy.declaring import declared
from wirksam.foundation.rows import plain_row
from wirksam.foundation.rows.codec import columns

_SNAPSHOT = "snapshot"


class UnknownStateError(Exception):
    """The database is in a state that this version of the software does not know."""


def dump(path: Path) -> dict[str, Any]:
    """Write a new backup to ``path``; its manifest.

    Rows come from one snapshot, so writers need not stop. Sessions, counted attempts and the like
    are left out (``Table.backup``): whoever finds a backup shall not be signed in by it.
    """
    with Writer(path) as writer, _snapshot():
        applied, apps = known_state()
        writer.manifest |= {
            "software": wirksam.__version__,
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "database": connection.vendor,
            "migrations": sorted(map(list, applied)),
            "journal": _journal_head(),
            "tables": {model._meta.label_lower: _table(writer, model) for model in kept(apps)},
        }
        writer.manifest["files"] = _files(writer)
        return writer.manifest


def known_state() -> tuple[list[tuple[str, str]], StateApps]:
    """The migrations the database has seen, and the models as they were then."""
    loader = MigrationLoader(connection)
    applied = sorted(loader.applied_migrations)
    unknown = [key for key in applied if key not in loader.graph.nodes]
    if unknown or not applied:
        what = ", ".join(".".join(key) for key in unknown) or "no tables at all"
        raise UnknownStateError(what)
    return applied, loader.project_state(applied).apps


def kept(apps: StateApps) -> Iterator[type[Model]]:
    """The models whose rows belong into a backup."""
    left_out = {table.model for table in declared() if not table.backup}
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        if options.managed and not options.proxy and options.label_lower not in left_out:
            yield model


def _journal_head() -> dict[str, Any]:
    head = JournalHead.objects.using(_SNAPSHOT).filter(pk=1).first()
    return {"sequence": head.sequence, "digest": head.digest} if head else {}


def _table(writer: Writer, model: type[Model]) -> dict[str, Any]:
    count = 0
    rows = model._base_manager.using(_SNAPSHOT).order_by("pk")
    with writer.entry(f"rows/{model._meta.label_lower}.jsonl") as entry:
        for count, row in enumerate(rows.iterator(1000), start=1):  # noqa: B007 (counted)
            told = json.dumps(plain_row(row), ensure_ascii=False, separators=(",", ":"))
            entry.write(f"{told}\n".encode())
    return {"columns": [field.attname for field in columns(model)], "rows": count}


def _files(writer: Writer) -> int:
    root = Path(settings.MEDIA_ROOT)
    paths = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    count = 0
    for path in paths:
        with suppress(FileNotFoundError), path.open("rb") as source:  # deleted since with its row
            with writer.entry(f"files/{path.relative_to(root).as_posix()}") as entry:
                while chunk := source.read(1 << 20):
                    entry.write(chunk)
            count += 1
    return count


@contextmanager
def _snapshot() -> Iterator[None]:
    """A connection of its own that sees one moment and blocks nobody."""
    told = copy.deepcopy(connection.settings_dict)
    options = told.setdefault("OPTIONS", {})
    if connection.vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
    else:
        from psycopg import IsolationLevel  # noqa: PLC0415 (only with PostgreSQL)

        options["isolation_level"] = IsolationLevel.REPEATABLE_READ
    connections.settings[_SNAPSHOT] = told
    try:
        with transaction.atomic(using=_SNAPSHOT):
            yield
    finally:
        connections[_SNAPSHOT].close()
        del connections[_SNAPSHOT]
        del connections.settings[_SNAPSHOT]
