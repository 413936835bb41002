"""Fills a folder with the demonstration's data."""

from __future__ import annotations

import importlib
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from wirksam.cli.house import STATIC_VARIABLE, collect_static, migrate_tables, open_house

MARK = "demonstration"
LOADING, COMPLETE = "loading", "complete"
LOADER = "wirksam.demo.loading"
Report = Callable[[float, str], None]


def fill(folder: Path, *, streams: str = "") -> None:
    """Make ``folder`` a complete demonstration; quick where it already is one.

    ``streams`` is where its pages will find the streams, if any are served. Refuses a folder with
    an association's own data. One that was interrupted while loading is begun anew.
    """
    claim(folder)
    _choose_settings(folder, streams)
    open_house()
    mark = folder / MARK
    with _telling() as report:
        migrate_tables()
        if mark.read_text(encoding="ascii") != COMPLETE:
            report(0.0, "Die Vorführung wird gefüllt / filling the demonstration")
            importlib.import_module(LOADER).load(progress=report)
            mark.write_text(COMPLETE, encoding="ascii")
        collect_static()
    _close_connections()


def claim(folder: Path) -> None:
    """Take ``folder`` for the demonstration, with an empty slate unless it is complete."""
    mark = folder / MARK
    if mark.exists() and mark.read_text(encoding="ascii") == COMPLETE:
        return
    if not mark.exists() and folder.exists() and any(folder.iterdir()):
        raise click.ClickException(
            f"{folder} holds other data. Name an empty or new folder with --data."
        )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(LOADING, encoding="ascii")


def _choose_settings(folder: Path, streams: str = "") -> None:
    """Point the settings at ``folder``; a demonstration heeds no other database or mail server."""
    for name in [name for name in os.environ if name.startswith("WIRKSAM_")]:
        del os.environ[name]
    key = folder / "secret-key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(48), encoding="ascii")
    os.environ |= {
        "WIRKSAM_DEMO": "1",
        "WIRKSAM_DATA_DIR": str(folder),
        "WIRKSAM_SECRET_KEY_FILE": str(key),
        STATIC_VARIABLE: "1",
    }
    if streams:
        os.environ["WIRKSAM_STREAM_URL"] = streams


@contextmanager
def _telling() -> Iterator[Report]:
    """Something to report progress with: a bar on a terminal, else one line per new activity."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)

        def report(share: float, what: str = "") -> None:
            bar.update(task, completed=share, description=what or None)

        yield report


class _Lines:
    """Progress for files and pipes."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, share: float, what: str = "") -> None:  # noqa: ARG002
        if what and what != self._last:
            self._last = what
            click.echo(what, err=True)


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()
