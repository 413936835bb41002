"""The web server."""

from __future__ import annotations

import os
import sys

import click

APPLICATION = "wirksam.config.wsgi:application"
STOP_SECONDS = 5
# A page is a few milliseconds of Python under one lock: more threads would only queue inside.
THREADS = 4
WAITING = 64


def server_command(*, host: str, port: int, workers: int, target: str = APPLICATION) -> list[str]:
    """The program and arguments that serve ``target``; it stops within STOP_SECONDS."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": port,
        "--workers": workers,
        "--blocking-threads": THREADS,
        "--backpressure": WAITING,
        "--workers-kill-timeout": STOP_SECONDS,
        "--log-level": "warning",
    }
    flags = ["--no-access-log", "--no-ws", "--respawn-failed-workers"]
    pairs = [str(part) for pair in options.items() for part in pair]
    return [sys.executable, "-m", "granian", *pairs, *flags, target]


def default_workers() -> int:
    """One process a core, at most four."""
    return min(4, os.cpu_count() or 1)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", type=click.IntRange(1), help="Processes. [default: one a core, up to 4]")
def serve(host: str, port: int, workers: int | None) -> None:
    """Serve the association's pages until stopped."""
    from wirksam.cli.house import STATIC_VARIABLE, collect_static, open_house, pending_migrations

    hashed = os.environ.setdefault(STATIC_VARIABLE, "1")
    open_house()
    if hashed == "1":
        collect_static()
    pending = pending_migrations()
    if pending:
        raise click.ClickException(
            f"The database lacks {len(pending)} change(s), first {pending[0]}. Run: wirksam migrate"
        )
    command = server_command(host=host, port=port, workers=workers or default_workers())
    os.execv(command[0], command)  # noqa: S606 (the server takes this process's place)
