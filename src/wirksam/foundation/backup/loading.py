"""Putting everything back: all of it or nothing."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps as present
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model
from django.utils import timezone

from wirksam.foundation.backup.archive import DamagedError
from wirksam.foundation.backup.places import building
from wirksam.foundation.constraints.suspending import triggers_suspended
from wirksam.foundation.files.operations import sweep
from wirksam.foundation.files.retention import GRACE
from wirksam.foundation.privacy.erasures import everybody_erased
from wirksam.foundation.privacy.operations import repeat_erasures
from wirksam.foundation.rows import insert_rows, row_from
from wirksam.foundation.rows.codec import columns
from wirksam.foundation.search.operations import rebuild

Manifest = dict[str, Any]


class UnfitError(Exception):
    """The backup is whole, but this version of the software cannot take it."""


def fits(manifest: Manifest) -> None:
    """Raise :class:`UnfitError` if the backup is newer than this software."""
    known = MigrationExecutor(connection).loader.graph.nodes
    strange = [".".join(key) for key in manifest["migrations"] if tuple(key) not in known]
    if strange:
        raise UnfitError(
            f"it was made by version {manifest['software']}, which knows {strange[0]};"
            " update the software first"
        )


def is_empty() -> bool:
    """Nothing of an association is here yet: no rows, no files."""
    tables = set(connection.introspection.table_names())
    own = [model for model in present.get_models() if model.__module__.startswith("wirksam.")]
    if any(model._meta.db_table in tables and model._base_manager.exists() for model in own):
        return False
    return not any(path.is_file() for path in Path(settings.MEDIA_ROOT).rglob("*"))


def restore(archive: zipfile.ZipFile, manifest: Manifest, *, lists: Iterable[Path] = ()) -> int:
    """Put the backup in the place of what is there; how many people were deleted once more.

    Whoever was deleted since the backup was made (known from the database that is there, from the
    file beside it and from ``lists``) is deleted again before anybody can see her.
    """
    erased = everybody_erased(lists)
    files = _unpack(archive)
    try:
        with building():
            again = _build(archive, manifest, erased)
    except BaseException:
        shutil.rmtree(files, ignore_errors=True)
        raise
    _put_in_place(files)
    sweep(timezone.now() + 2 * GRACE)  # contents whose rows were deleted once more
    return again


def _build(archive: zipfile.ZipFile, manifest: Manifest, erased: dict[str, date]) -> int:
    executor = MigrationExecutor(connection)
    state = executor.migrate(_last_ones(executor, manifest))
    with transaction.atomic():
        _load(archive, manifest, state.apps)
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        again = repeat_erasures(erased)
    rebuild()
    return again


def _last_ones(executor: MigrationExecutor, manifest: Manifest) -> list[tuple[str, str]]:
    """The last migrations that the backup has seen, one or more for each app."""
    seen = {(app, name) for app, name in manifest["migrations"]}
    nodes = executor.loader.graph.node_map
    return sorted(
        key
        for key in seen
        if not any(child.key in seen and child.key[0] == key[0] for child in nodes[key].children)
    )


def _load(archive: zipfile.ZipFile, manifest: Manifest, apps: Any) -> None:  # noqa: ANN401
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]
    with triggers_suspended():
        _empty(models)
        for model in models:
            told = manifest["tables"].get(model._meta.label_lower)
            if told is not None:
                _load_table(archive, model, told)
        connection.check_constraints()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)


def _empty(models: list[type[Model]]) -> None:
    """Take out what migrations put in; the backup has it."""
    with connection.cursor() as cursor:
        for model in models:
            name = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 (a table of ours)


def _load_table(archive: zipfile.ZipFile, model: type[Model], told: dict[str, Any]) -> None:
    label = model._meta.label_lower
    if told["columns"] != [field.attname for field in columns(model)]:
        raise UnfitError(f"{label} has other columns in it than this version knows")
    count = 0
    with archive.open(f"rows/{label}.jsonl") as lines:
        rows = (row_from(model, json.loads(line)) for line in lines)
        while some := list(islice(rows, 1000)):
            count += insert_rows(some)
    if count != told["rows"]:
        raise DamagedError(f"{label} has {count} rows instead of {told['rows']}")


def _unpack(archive: zipfile.ZipFile) -> Path:
    """The files in a folder beside their place; the names were checked with the archive."""
    root = Path(settings.MEDIA_ROOT)
    beside = root.with_name(f"{root.name}.restoring")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    for name in _file_names(archive):
        path = beside / name.removeprefix("files/")
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as source, path.open("wb") as sink:
            shutil.copyfileobj(source, sink)
    return beside


def _file_names(archive: zipfile.ZipFile) -> Iterator[str]:
    return (name for name in archive.namelist() if name.startswith("files/"))


def _put_in_place(files: Path) -> None:
    root = Path(settings.MEDIA_ROOT)
    old = root.with_name(f"{root.name}.replaced")
    shutil.rmtree(old, ignore_errors=True)
    if root.exists():
        root.rename(old)
    files.rename(root)
    shutil.rmtree(old, ignore_errors=True)
