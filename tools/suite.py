"""Runs the whole test suite in its three surroundings and adds up what came out.

SQLite first, then every database test again on a real PostgreSQL, then the browser against a
running server. All three run even if one fails; the exit code says whether all passed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

SURROUNDINGS = {
    "sqlite": ["-m", "not e2e"],
    "postgresql": ["-m", "not e2e", "--database=postgresql"],
    "browser": ["-m", "e2e", "tests/e2e"],
}
QUICK = {"units": ["-m", "not e2e and not django_db and not program", "--ignore=tests/e2e"]}
"""What ``sqlite`` runs as well, for whoever wants to know in a minute."""
# A file's tests stay side by side, so what they share is made once; who is done takes from others.
DISTRIBUTION = ["--dist", "worksteal"]
NO_TESTS_CHOSEN = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of pytest came to; ``seconds`` by the clock on the wall."""

    name: str
    code: int
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0


def run(name: str, jobs: str, extra: list[str], folder: Path) -> Outcome:
    """Run pytest in one surrounding and read its own report, written into ``folder``."""
    report = folder / f"{name}.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-n", jobs, *DISTRIBUTION]
    started = time.monotonic()
    code = subprocess.run(
        [*command, f"--junit-xml={report}", *(SURROUNDINGS | QUICK)[name], *extra],
        env=surroundings_of(folder),
        stdin=subprocess.DEVNULL,
        check=False,
    ).returncode
    seconds = time.monotonic() - started
    return counted(name, 0 if code == NO_TESTS_CHOSEN else code, report, seconds)


def surroundings_of(folder: Path) -> dict[str, str]:
    """The environment of a run: bytecode is kept once in ``folder``, never beside the sources.

    Hundreds of processes are started; without it each would compile everything anew.
    """
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def counted(name: str, code: int, report: Path, seconds: float) -> Outcome:
    """The outcome as pytest's JUnit report tells it; a missing report counts as one failure."""
    try:
        suite = ET.parse(report).getroot().find("testsuite")  # noqa: S314 (written by our own pytest)
    except (OSError, ET.ParseError):
        suite = None
    if suite is None:
        return Outcome(name, code or 1, failed=1, seconds=seconds)
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    skipped = int(suite.get("skipped", 0))
    passed = int(suite.get("tests", 0)) - failed - skipped
    return Outcome(name, code, passed, failed, skipped, seconds)


def main() -> int:
    """Run the chosen surroundings; everything unknown goes to pytest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", default="auto", help="processes side by side (pytest -n)")
    parser.add_argument("--only", choices=[*SURROUNDINGS, *QUICK], help="only this surrounding")
    options, extra = parser.parse_known_args()
    names = [options.only] if options.only else list(SURROUNDINGS)
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="wirksam-suite-") as folder:
        for name in names:
            print(f"\n── tests: {name} ──", flush=True)
            outcomes.append(run(name, options.jobs, extra, Path(folder)))
    print()
    for outcome in outcomes:
        counts = f"{outcome.passed:5} passed {outcome.failed:4} failed {outcome.skipped:4} skipped"
        print(f"{outcome.name:12}{counts} {outcome.seconds:6.0f} s")
    totals = [sum(getattr(o, what) for o in outcomes) for what in ("passed", "failed", "skipped")]
    print("{} passed, {} failed, {} skipped".format(*totals), flush=True)
    return max(outcome.code for outcome in outcomes)


if __name__ == "__main__":
    raise SystemExit(main())
