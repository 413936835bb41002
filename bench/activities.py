"""Lists, calendar and the story of a commitment: as quick at 200,000 activities as at 200."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.demo_server import BenchError
from bench.figure import Figure
from tools.postgres import temporary_postgres

GROUP = "activities"
FEW, MANY = 200, 200_000
MOST_TIMES = 2


def figures() -> Iterator[Figure]:
    """Slowest of twenty (p95), few activities beside many, on both databases."""
    with tempfile.TemporaryDirectory(prefix="wirksam-bench-") as folder:
        few, many = (
            _told(f"sqlite:///{Path(folder) / f'{number}.sqlite3'}", folder, number)
            for number in (FEW, MANY)
        )
        yield from _beside("SQLite", few, many)
        with temporary_postgres() as first:
            few = _told(first, folder, FEW)
        with temporary_postgres() as second:
            many = _told(second, folder, MANY)
        yield from _beside("PostgreSQL", few, many)


def _beside(database: str, few: dict[str, Any], many: dict[str, Any]) -> Iterator[Figure]:
    for what, told in many.items():
        before, after = few[what]["p95"], told["p95"]
        yield Figure(
            GROUP,
            f"{what}, {database}",
            f"p95 {before:.0f} ms → {after:.0f} ms ({after / before:.1f} times),"
            f" {few[what]['queries']} → {told['queries']} queries",
            f"≤ {MOST_TIMES} times, constant queries",
            after <= MOST_TIMES * before and told["queries"] <= few[what]["queries"],
        )


def _told(address: str, folder: str, number: int) -> dict[str, Any]:
    settings = {
        "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
        "WIRKSAM_DATABASE_URL": address,
        "WIRKSAM_DATA_DIR": folder,
        "WIRKSAM_SECRET_KEY": "only-for-measuring",
        "WIRKSAM_HTTPS": "0",
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.activities_inside", str(number)],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchError(done.stderr.strip()[-400:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found
