"""The demonstration, served as `wirksam demo` serves it, with the bench's own addresses."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.load import HOST, Request, once
from wirksam.cli.demo import reserve_port
from wirksam.cli.serve import default_workers
from wirksam.cli.serving import server_command

ROOT = Path(__file__).resolve().parent.parent
FILL = "import sys, pathlib; from wirksam.cli.filling import fill; fill(pathlib.Path(sys.argv[1]))"
PATIENCE = 60.0


class BenchError(RuntimeError):
    """The demonstration cannot be filled or served; the message ends with its own words."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demonstration and what it knows about itself (see bench.inside)."""

    port: int
    facts: dict[str, Any]
    environment: dict[str, str]

    @property
    def url(self) -> str:
        """Its address without a slash at the end."""
        return f"http://{HOST}:{self.port}"


@contextlib.contextmanager
def running_demo() -> Iterator[Demo]:
    """Fill a temporary folder, serve it, and clear everything away afterwards."""
    with tempfile.TemporaryDirectory(prefix="wirksam-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name) / "demo"
        call([sys.executable, "-c", FILL, str(folder)], dict(os.environ))
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "PYTHONPATH": str(ROOT),
            "WIRKSAM_DEMO": "1",
            "WIRKSAM_DATA_DIR": str(folder),
            "WIRKSAM_SECRET_KEY_FILE": str(folder / "secret-key"),
            "WIRKSAM_HASHED_STATIC": "1",
        }
        facts = json.loads(call([sys.executable, "-m", "bench.inside"], environment))
        port, reserved = reserve_port(None)
        command = server_command(host=HOST, port=port, workers=min(2, default_workers()))
        server = subprocess.Popen(command, env=environment, cwd=ROOT)
        with served(server, port):
            reserved.close()
            yield Demo(port, facts, environment)


@contextlib.contextmanager
def served(server: subprocess.Popen[bytes], port: int, sign: str = "/readyz") -> Iterator[None]:
    """Wait until ``server`` answers at ``sign``, and end it afterwards."""
    try:
        _await(server, port, sign)
        yield
    finally:
        server.terminate()
        server.wait(10)


def call(command: list[str], environment: dict[str, str]) -> str:
    """What a command says that must succeed."""
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BenchError(done.stderr.strip())
    return done.stdout


def _await(server: subprocess.Popen[bytes], port: int, sign: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError):
            if once(Request(port, sign)).status == 200:
                return
        time.sleep(0.05)
    raise BenchError("the server did not start")
