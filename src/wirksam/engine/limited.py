"""Work on hostile bytes in a process of its own, with limits on memory and time.

The module that is run reads standard input and writes to standard output; what it writes to
standard error is heard line by line. It limits itself first (``limit_self``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

REFUSED = 3
"""The exit code of a child that says on standard output why it will not."""
OUT_OF_MEMORY = 4
"""The exit code of a child that ran against its limit."""

_MEGABYTE = 1_000_000
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the child ended: its exit code, what it wrote, and whether it was stopped for time."""

    code: int
    output: bytes
    late: bool


def run_limited(
    module: str,
    data: bytes,
    options: Mapping[str, object],
    *,
    seconds: float,
    heard: Callable[[str], None] | None = None,
) -> Outcome:
    """Run ``module`` over ``data``; it finds ``options`` as JSON in its first argument."""
    command = [sys.executable, "-m", module, json.dumps(options)]
    environment = {"PYTHONPATH": str(_ROOT), "PATH": os.defpath}
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(data)
        source.seek(0)
        with subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            command, stdin=source, stdout=target, stderr=subprocess.PIPE, env=environment, text=True
        ) as child:
            late = _watch(child, seconds, heard)
        target.seek(0)
        return Outcome(child.returncode, target.read(), late)


def _watch(
    child: subprocess.Popen[str], seconds: float, heard: Callable[[str], None] | None
) -> bool:
    """Listen to the child until it ends; true if it had to be stopped for time."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        for line in child.stderr or ():
            if heard:
                heard(line)
        child.wait()
    finally:
        timer.cancel()
        if child.poll() is None:
            child.kill()
    return late.is_set()


def limit_self(*, memory_mb: int, seconds: float) -> None:
    """Let the system stop this process at its limits, where the system can."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    memory = memory_mb * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    whole = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
