"""Searching: as quick among 200,000 activities as among 200."""

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

GROUP = "search"
MOST_GROWTH = 2.0
MOST_MS = 300
QUESTIONS = {"rare": "a word in 20 of them", "common": "a word in a tenth of them"}


def figures() -> Iterator[Figure]:
    """First page and counts of a search by a member, on both databases."""
    with tempfile.TemporaryDirectory(prefix="wirksam-bench-") as folder:
        yield from _on("SQLite", f"sqlite:///{Path(folder) / 'search.sqlite3'}", folder)
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
        [sys.executable, "-m", "bench.search_inside"],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchError(done.stderr.strip()[-400:])
    told = json.loads(done.stdout)
    few, many = told["few"], told["many"]
    for key, what in QUESTIONS.items():
        ratio = many[key]["ms"] / few[key]["ms"]
        limited = key == "rare"
        yield Figure(
            GROUP,
            f"search for {what}, {database}",
            f"{few[key]['ms']:.1f} ms among 200, {many[key]['ms']:.1f} ms among 200,000"
            f" (× {ratio:.1f}; {many[key]['found']:,} found, {many[key]['queries']} queries)",
            f"× {MOST_GROWTH:.0f} at most" if limited else f"≤ {MOST_MS} ms",
            ratio <= MOST_GROWTH if limited else many[key]["ms"] <= MOST_MS,
        )
    yield Figure(
        GROUP, f"index anew, {database}", f"{told['rebuilt']:,.0f} activities a second", ""
    )
