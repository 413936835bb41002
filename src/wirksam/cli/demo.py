"""A filled association, running: for looking around, for tests and for talks."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

import click

from wirksam.cli.serve import default_workers
from wirksam.cli.serving import Servers, server_command, stream_command

HOST = "127.0.0.1"
PORTS = range(8000, 8100)
START_SECONDS = 60.0


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port. [default: first free from 8000]")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var/demo"),
    show_default=True,
    help="Folder for the data of the demonstration; made if need be.",
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def demo(port: int | None, data: Path, no_browser: bool) -> None:
    """Run a filled association to walk through, on this machine only."""
    from wirksam.cli.filling import fill

    chosen, reserved = reserve_port(port)
    beside, reserved_beside = reserve_port(None, range(chosen + 1, min(chosen + 100, 65536)))
    fill(data.absolute(), streams=f"http://{HOST}:{beside}/strom/")
    servers = Servers(
        server_command(host=HOST, port=chosen, workers=min(2, default_workers())),
        stream_command(host=HOST, port=beside),
    )
    worker = None
    try:
        if _await_pages(servers.pages, chosen):
            reserved.close()
            reserved_beside.close()
            worker = _worker_started()
            _announce(f"http://{HOST}:{chosen}/", open_browser=not no_browser and has_display())
        code = servers.wait()
    except KeyboardInterrupt:
        code = 0
    finally:
        if worker is not None:
            worker.terminate()
        servers.stop()
        if worker is not None:
            worker.wait()
    if code > 0:
        raise click.ClickException(f"The web server ended with code {code}.")


def reserve_port(wanted: int | None, ports: range | None = None) -> tuple[int, socket.socket]:
    """Take ``wanted`` or, without a wish, the first free of ``ports``; an error if there is none.

    The socket does not listen; while it is open, nobody else who asks here gets the same port. Our
    server may bind beside it, so a first probe must rule out that somebody already serves.
    """
    ports = ports or PORTS
    for port in [wanted] if wanted else ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
        reserved = socket.socket()
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        with contextlib.suppress(OSError):  # another server's last connections linger: free enough
            reserved.bind((HOST, port))
        return port, reserved
    if wanted:
        raise click.ClickException(f"Port {wanted} is in use. Choose another or leave --port out.")
    raise click.ClickException(f"No port is free from {ports.start} to {ports.stop - 1}.")


def has_display() -> bool:
    """Whether a browser window could be shown here."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _await_pages(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server says it is ready; false if it ended or took too long."""
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == http.client.OK:
                return True
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.05)
    return False


def _worker_started() -> subprocess.Popen[bytes]:
    """Reminders and letters; the latter become files in the demonstration's folder."""
    command = [sys.executable, "-c", "from wirksam.cli import main; main()", "worker"]
    return subprocess.Popen(command, process_group=0, stdout=subprocess.DEVNULL)  # noqa: S603


def _announce(url: str, *, open_browser: bool) -> None:
    """Say where to click, in both languages."""
    click.echo(f"Wirksam läuft · is running: {url}  Rollen · cast: {url}demo/  Ende · stop: Ctrl-C")
    if open_browser:
        webbrowser.open(f"{url}demo/")
