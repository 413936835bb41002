"""The servers behind ``serve`` and ``demo``: one for pages, one for streams, ended together."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Mapping

STOP_SECONDS = 5
RESTART_SECONDS = 2.0
LOOK_SECONDS = 0.2

PAGES = "wirksam.config.wsgi:application"
STREAMS = "wirksam.config.asgi:application"

# A page is a few milliseconds of Python under one lock: more threads would only queue inside.
THREADS = 4
WAITING = 64
MOST_STREAMS = 16_000  # connections; the hub itself takes fewer and says so


def server_command(*, host: str, port: int, workers: int, target: str = PAGES) -> list[str]:
    """The program and arguments that serve pages; it stops within STOP_SECONDS."""
    options = {
        "--workers": workers,
        "--blocking-threads": THREADS,
        "--backpressure": WAITING,
    }
    return _granian("wsgi", host, port, options, target)


def stream_command(*, host: str, port: int) -> list[str]:
    """The program and arguments that serve streams: one process, whatever the number of cores."""
    options = {"--workers": 1, "--backlog": 4096, "--backpressure": MOST_STREAMS}
    return _granian("asgi", host, port, options, STREAMS)


def _granian(
    interface: str, host: str, port: int, options: Mapping[str, int], target: str
) -> list[str]:
    all_options = {
        "--interface": interface,
        "--host": host,
        "--port": port,
        **options,
        "--workers-kill-timeout": STOP_SECONDS,
        "--log-level": "warning",
    }
    flags = ["--no-access-log", "--no-ws", "--respawn-failed-workers"]
    pairs = [str(part) for pair in all_options.items() for part in pair]
    return [sys.executable, "-m", "granian", *pairs, *flags, target]


class Servers:
    """Pages and, where wanted, streams. Pages are what counts: with them everything ends.

    Each runs in a group of its own, so that a terminal's Ctrl-C reaches it once, through us.
    """

    def __init__(self, pages: list[str], streams: list[str] | None = None) -> None:
        self._streams_command = streams
        self.pages = _start(pages)
        self._streams = _start(streams) if streams else None
        self._started = time.monotonic()
        self._ending = False
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, lambda *_: self._tell_to_end())

    def wait(self) -> int:
        """Until the pages' server ends; its code. A streams' server that dies is started anew."""
        while True:
            try:
                return self.pages.wait(LOOK_SECONDS)
            except subprocess.TimeoutExpired:
                self._look_after_streams()

    def _look_after_streams(self) -> None:
        if self._streams_command is None or self._streams is None or self._ending:
            return
        rested = time.monotonic() - self._started > RESTART_SECONDS
        if self._streams.poll() is not None and rested:
            self._started = time.monotonic()
            self._streams = _start(self._streams_command)

    def _tell_to_end(self) -> None:
        self._ending = True
        for server in (self._streams, self.pages):
            if server is not None and server.poll() is None:
                server.terminate()

    def stop(self) -> None:
        """End both, by force if they take longer than they may."""
        self._tell_to_end()
        deadline = time.monotonic() + STOP_SECONDS + 2
        for server in (self._streams, self.pages):
            if server is None:
                continue
            try:
                server.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, process_group=0)  # noqa: S603 (our own interpreter)
