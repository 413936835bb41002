"""Measuring inside a process of its own, on a database of its own, without a demonstration."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.demo_server import call
from tools.postgres import temporary_postgres


def told_by(module: str, *arguments: str, database: str = "") -> dict[str, Any]:
    """What ``module`` prints as JSON; an empty SQLite file is its database unless one is named.

    Raises BenchError with the last words of the module if it fails.
    """
    with tempfile.TemporaryDirectory(prefix="wirksam-bench-") as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
            "WIRKSAM_DATABASE_URL": database or f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
            "WIRKSAM_DATA_DIR": folder,
            "WIRKSAM_SECRET_KEY": "only-for-measuring",
            "WIRKSAM_HTTPS": "0",
        }
        told: dict[str, Any] = json.loads(
            call([sys.executable, "-m", module, *arguments], environment)
        )
    return told


def on_both(module: str, *arguments: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What ``module`` tells on SQLite and on a real PostgreSQL, with the name of each."""
    yield "SQLite", told_by(module, *arguments)
    with temporary_postgres() as address:
        yield "PostgreSQL", told_by(module, *arguments, database=address)
