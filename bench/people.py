"""Lists of people by right: as quick at 20,000 people as one wants to wait."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.demo_server import BenchError
from bench.figure import Figure
from tools.postgres import temporary_postgres

GROUP = "people"
MOST_MS = 50


def figures() -> Iterator[Figure]:
    """The first page of people visible to three kinds of readers, on both databases."""
    with tempfile.TemporaryDirectory(prefix="wirksam-bench-") as folder:
        yield from _on("SQLite", f"sqlite:///{Path(folder) / 'people.sqlite3'}", folder)
        with temporary_postgres() as address:
            yield from _on("PostgreSQL", address, folder)


def _on(database: str, address: str, folder: str) -> Iterator[Figure]:
    settings = {
        "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
        "WIRKSAM_DATABASE_URL": address,
        "WIRKSAM_DATA_DIR": folder,
        "WIRKSAM_SECRET_KEY": "only-for-measuring",
        "WIRKSAM_HTTPS": "0",
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.people_inside"],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchError(done.stderr.strip()[-400:])
    for reader, told in json.loads(done.stdout).items():
        yield Figure(
            GROUP,
            f"people visible to a {reader}, {database}",
            f"{told['page']:.0f} ms in {told['queries']} queries"
            f" ({told['seen']:,} of 20,000; counting them {told['count']:.0f} ms)",
            f"≤ {MOST_MS} ms",
            told["page"] <= MOST_MS,
        )
