"""The web server."""

from __future__ import annotations

import os

import click

from wirksam.cli.serving import Servers, server_command, stream_command


def default_workers() -> int:
    """One process a core, at most four."""
    return min(4, os.cpu_count() or 1)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", type=click.IntRange(1), help="Processes. [default: one a core, up to 4]")
@click.option(
    "--stream-port",
    type=click.IntRange(1, 65535),
    help="Port of the streams, if WIRKSAM_STREAM_URL is set. [default: one above --port]",
)
def serve(host: str, port: int, workers: int | None, stream_port: int | None) -> None:
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
    if not _has_streams():
        os.execv(command[0], command)  # noqa: S606 (the server takes this process's place)
    _serve_both(command, stream_command(host=host, port=stream_port or port + 1))


def _has_streams() -> bool:
    from django.conf import settings

    return bool(settings.STREAM_URL)


def _serve_both(pages: list[str], streams: list[str]) -> None:
    from django.db import connections

    connections.close_all()
    servers = Servers(pages, streams)
    try:
        code = servers.wait()
    except KeyboardInterrupt:
        code = 0
    finally:
        servers.stop()
    if code:
        raise click.ClickException(f"The web server ended with code {code}.")
