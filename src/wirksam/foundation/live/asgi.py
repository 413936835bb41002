"""The stream process: a raw ASGI application with one address.

``GET /strom/?s=programme:2026&s=programmes[&t=token]`` answers with server-sent events, each an
object of scopes and their numbers. 204 tells a browser that there is nothing to hear and not to
come back; 503 that this process is full.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings

from wirksam.foundation.live import tokens
from wirksam.foundation.live.hub import Hub
from wirksam.foundation.live.scopes import is_open, is_scope
from wirksam.foundation.live.stream import BEGIN, Stream
from wirksam.foundation.live.world import Database, in_thread

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PATH = "/strom/"
MOST_SCOPES = 8
SLOW_SECONDS = 10.0
PARTING_SECONDS = 0.5
NO_CONTENT, BAD, MISSING, FULL = 204, 400, 404, 503
_KEPT = (b"cache-control", b"no-store")


class Streams:
    """The application of one process."""

    def __init__(self, hub: Hub | None = None) -> None:
        world = Database()
        self.hub = hub or Hub(world, in_thread("live"), in_thread("live-door"))
        self._listen = world.ears.listen
        self._running: list[asyncio.Task[None]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] != "http":
            return
        elif scope["path"] == "/healthz":
            await _answer(send, 200, b"ok")
        elif scope["path"] != PATH or scope["method"] != "GET":
            await _answer(send, MISSING)
        else:
            await self._serve(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._running = [
                    asyncio.create_task(self._listen()),
                    asyncio.create_task(self.hub.run()),
                ]
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(signal.SIGTERM, self._stop)
                await send({"type": "lifespan.startup.complete"})
            else:
                for task in self._running:
                    task.cancel()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _stop(self) -> None:
        """Close the streams, then let the server stop; it would wait for them in vain.

        The server listens to both signals, and we stand before one of them.
        """
        self.hub.end_all()
        loop = asyncio.get_running_loop()
        loop.call_later(PARTING_SECONDS, signal.raise_signal, signal.SIGINT)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        stream = asked_for(scope["query_string"])
        if isinstance(stream, int):
            await _answer(send, stream)
        elif not self.hub.has_room(stream.claim):
            await _answer(send, FULL)
        elif await self.hub.open(stream):
            try:
                await _pour(stream, receive, send)
            finally:
                self.hub.close(stream)
        else:
            await _answer(send, NO_CONTENT)


def asked_for(query: bytes) -> Stream | int:
    """The stream that an address asks for, or the status that refuses it."""
    try:
        asked = parse_qs(query.decode("ascii"), max_num_fields=MOST_SCOPES + 1)
    except (UnicodeDecodeError, ValueError):
        return BAD
    scopes = frozenset(asked.get("s", ()))
    if not scopes or len(scopes) > MOST_SCOPES or not all(map(is_scope, scopes)):
        return BAD
    guarded = {scope for scope in scopes if not is_open(scope)}
    if not guarded:
        return Stream(scopes)
    claim = tokens.read(asked.get("t", [""])[0])
    if claim is None or not guarded <= claim.scopes:
        return NO_CONTENT
    return Stream(scopes, claim)


async def _pour(stream: Stream, receive: Receive, send: Send) -> None:
    """Send what comes until the listener leaves, is too slow, or the stream is closed."""
    gone = asyncio.ensure_future(_gone(receive))
    gone.add_done_callback(lambda _: stream.end())
    try:
        await send({"type": "http.response.start", "status": 200, "headers": _headers()})
        await _body(send, BEGIN)
        while chunk := await stream.next():
            await _body(send, chunk)
        if not gone.done():
            await _body(send, b"", more=False)
    except TimeoutError:  # too slow: the server closes the connection
        return
    finally:
        gone.cancel()


async def _gone(receive: Receive) -> None:
    with contextlib.suppress(Exception):
        while (await receive())["type"] != "http.disconnect":
            pass


async def _body(send: Send, chunk: bytes, *, more: bool = True) -> None:
    async with asyncio.timeout(SLOW_SECONDS):
        await send({"type": "http.response.body", "body": chunk, "more_body": more})


async def _answer(send: Send, status: int, body: bytes = b"") -> None:
    headers = [_KEPT, *_crossing(), (b"content-type", b"text/plain")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _headers() -> list[tuple[bytes, bytes]]:
    return [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        _KEPT,
        (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
        *_crossing(),
    ]


def _crossing() -> list[tuple[bytes, bytes]]:
    """Pages of another origin may listen, where that is how the house is set up.

    No cookie is ever looked at here, so this opens nothing: the token in the address does.
    """
    if settings.STREAM_URL.startswith("/"):
        return []
    return [(b"access-control-allow-origin", b"*")]
