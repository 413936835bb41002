"""Reads the file that a text command is given."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from wirksam.engine.document.model import Document

EXIT_UNREADABLE = 2


def read_source(file: str, *, motion: int | None = None) -> Document:
    """The document in ``file`` (``-``: standard input).

    What cannot be read ends the command: a message on standard error, exit code 2.
    """
    from wirksam.engine.document import UnreadableError, read

    data = _bytes(file)
    name = "" if file == "-" else Path(file).name
    try:
        if sys.stderr.isatty():
            return _with_bar(data, name, motion)
        return read(data, name=name, motion=motion)
    except UnreadableError as error:
        _refuse(f"{file}: {error.message} [{error.code}]")


def _bytes(file: str) -> bytes:
    from wirksam.engine.document.refusals import MAX_BYTES

    try:
        if file == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(file).open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        _refuse(f"{file}: {error.strerror or error}")


def _with_bar(data: bytes, name: str, motion: int | None) -> Document:
    """Read with a progress bar, shown only where reading takes its time."""
    from wirksam.engine.document import read

    if len(data) < 200_000:  # noqa: PLR2004 (done before a bar could be drawn)
        return read(data, name=name, motion=motion)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=1.0)
        return read(
            data, name=name, motion=motion, progress=lambda share: bar.update(task, completed=share)
        )


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(EXIT_UNREADABLE)
