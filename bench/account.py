"""The account as PDF/UA-1: the reference motion with statuses, set in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

from bench.demo_server import BenchError
from bench.figure import Figure

GROUP = "account"
MOST_SECONDS = 1.0
KB = 1000


def figures() -> Iterator[Figure]:
    """How long the PDF takes, whether its bytes stay the same, and whether it is PDF/UA-1."""
    told = _measured()
    size = f"{told['lines']} lines, {told['commitments']} commitments, {told['bytes'] / KB:,.0f} KB"
    yield Figure(GROUP, "account", size)
    seconds, ratio = told["seconds"], told["seconds"] / told["base"]
    value = f"{seconds:.2f} s ({ratio:.1f} times 20,000 rounds of PBKDF2)"
    what = "the account as PDF/UA-1 (whole process)"
    yield Figure(GROUP, what, value, "≤ 1 s", seconds <= MOST_SECONDS)
    same = "yes" if told["same"] else "no"
    yield Figure(GROUP, "the same input, the same bytes", same, "yes", told["same"])
    if told["rules"] is None:
        yield Figure(GROUP, "rules of PDF/UA-1", "validator not installed", "all")
    else:
        held, every = told["rules"]
        yield Figure(GROUP, "rules of PDF/UA-1", f"{held} of {every}", "all", held == every)


def _measured() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="wirksam-bench-") as folder:
        settings = {
            "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
            "WIRKSAM_DATA_DIR": folder,
            "WIRKSAM_SECRET_KEY": "only-for-measuring",
            "WIRKSAM_HTTPS": "0",
        }
        done = subprocess.run(
            [sys.executable, "-m", "bench.account_inside"],
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise BenchError(done.stderr[-500:])
    told: dict[str, Any] = json.loads(done.stdout)
    return told
