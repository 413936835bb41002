"""Demonstration servers for the browser: real processes on copies of one filled folder."""

from __future__ import annotations

import contextlib
import fcntl
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

WIRKSAM = Path(sys.executable).with_name("wirksam")
PATIENCE = 60.0
FILL = "import sys, pathlib; from wirksam.cli.filling import fill; fill(pathlib.Path(sys.argv[1]))"
TROUBLE = ("Traceback (most recent call last)", "\nERROR ", "\nCRITICAL ", "[ERROR]")


def filled_folder(shared: Path) -> Path:
    """A complete demonstration's data, made once for all processes of a test run."""
    folder = shared / "demonstration"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            fresh = shared / "demonstration.new"
            done = subprocess.run(
                [sys.executable, "-c", FILL, fresh], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"the demonstration cannot be filled:\n{done.stderr}"
            fresh.rename(folder)
    return folder


@contextlib.contextmanager
def running_demo(filled: Path, place: Path) -> Iterator[str]:
    """Run ``wirksam demo`` on a copy of ``filled`` and yield its address without a slash.

    Whatever the server logged as an error fails the caller when the server has stopped.
    """
    data = Path(shutil.copytree(filled, place / "data"))
    log = place / "server.log"
    port = _free_port()
    with log.open("wb") as sink:
        server = subprocess.Popen(
            [WIRKSAM, "demo", "--no-browser", "--port", str(port), "--data", data],
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _await_ready(server, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(server)
    said = "\n" + log.read_text(encoding="utf-8", errors="replace")
    assert not any(mark in said for mark in TROUBLE), f"the server logged errors:\n{said}"


def inside(data: Path, code: str) -> str:
    """What ``code`` prints in a process of its own on a demonstration's data, apps loaded."""
    bare = {name: value for name, value in os.environ.items() if name[:8] != "WIRKSAM_"}
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        env=bare
        | {
            "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
            "WIRKSAM_DEMO": "1",
            "WIRKSAM_DATA_DIR": str(data),
            "WIRKSAM_SECRET_KEY_FILE": str(data / "secret-key"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            with contextlib.closing(connection):
                connection.request("GET", "/readyz")
                if connection.getresponse().status == http.client.OK:
                    return
        time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{log.read_text(errors='replace')}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        raise AssertionError("the server did not stop within ten seconds") from None
