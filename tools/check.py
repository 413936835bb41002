"""Runs every check that needs no test: format, lint, types, contracts, templates, migrations.

All run, side by side; what a failing one said is printed in the end.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# Enough to load the settings without a place of their own; no file is written.
BARE = {
    "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
    "WIRKSAM_SECRET_KEY": "only-for-tools",
    "WIRKSAM_HTTPS": "0",
    "WIRKSAM_DATABASE_URL": "sqlite://:memory:",
}


def commands() -> dict[str, list[str]]:
    """Every check by name."""
    python = sys.executable
    templates = sorted(str(path) for path in (ROOT / "src").rglob("*.html"))
    return {
        "types": [str(BIN / "mypy"), "src/wirksam", "tools", "bench"],
        "format": [str(BIN / "ruff"), "format", "--check", "."],
        "lint": [str(BIN / "ruff"), "check", "."],
        "contracts": [str(BIN / "lint-imports")],
        "templates": [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates],
        "migrations": [python, "-m", "django", "makemigrations", "--check", "--dry-run"],
        "messages": [python, "-m", "tools.messages", "check"],
    }


def run(name: str) -> tuple[str, int, str, float]:
    """Run one check; its name, exit code, output and seconds."""
    started = time.monotonic()
    done = subprocess.run(
        commands()[name],
        cwd=ROOT,
        env=os.environ | BARE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return name, done.returncode, done.stdout, time.monotonic() - started


def main() -> int:
    """Run all checks, or those named; the exit code is the number that failed."""
    names = sys.argv[1:] or list(commands())
    failures = []
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for name, code, output, seconds in pool.map(run, names):
            print(f"{'ok  ' if code == 0 else 'FAIL'} {name:12}{seconds:6.1f} s", flush=True)
            if code:
                failures.append((name, output))
    for name, output in failures:
        print(f"\n── {name} ──\n{output.rstrip()}")
    return len(failures)


if __name__ == "__main__":
    raise SystemExit(main())
