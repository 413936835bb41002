"""What the commands share that work on an association's data: settings, tables, interface files."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import click

STATIC_VARIABLE = "WIRKSAM_HASHED_STATIC"


def open_house() -> None:
    """Load settings and apps; a wrong setting ends the command with its own words."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirksam.config.settings")
    try:
        django.setup()
    except Exception as error:
        from wirksam.config.env import SettingsError

        if isinstance(error, SettingsError):
            raise click.ClickException(str(error)) from error
        raise


def pending_migrations() -> list[str]:
    """The names of migrations that the database has not seen, in their order."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate_tables() -> list[str]:
    """Bring the database up to date and return the names of the migrations that were due."""
    from django.conf import settings
    from django.core.management import call_command

    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    pending = pending_migrations()
    if pending:
        call_command("migrate", interactive=False, verbosity=0)
    return pending


def collect_static() -> None:
    """Write the interface files, named by content and compressed, unless they lie there already.

    Needs ``WIRKSAM_HASHED_STATIC=1``; what lies there is known by a fingerprint of the sources.
    """
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    mark = root / ".fingerprint"
    fingerprint = _fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=root.exists())
    mark.write_text(fingerprint, encoding="ascii")


def _fingerprint() -> str:
    """A digest of names and contents of every interface file."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.blake2b(digest_size=16)
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            digest.update(f"{name}\0".encode())
            with storage.open(name) as file:
                digest.update(hashlib.blake2b(file.read()).digest())
    return digest.hexdigest()
