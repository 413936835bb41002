"""One open stream: what waits to be said, the latest number of each scope only."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping

from wirksam.foundation.live.tokens import Claim

BEGIN = b"retry: 3000\n\n"
BEAT = b":\n\n"
FAREWELL = b"event: ende\ndata:\n\n"


class Stream:
    """A listener. ``say``, ``beat`` and ``end`` never wait; ``next`` waits for what to send.

    Numbers that change again before they were sent are sent once, and no number twice. So a slow
    listener holds no more than one number a scope, however long it takes.
    """

    __slots__ = (
        "_beats",
        "_ended",
        "_farewell",
        "_numbers",
        "_told",
        "_wake",
        "begun",
        "claim",
        "scopes",
    )

    def __init__(self, scopes: frozenset[str], claim: Claim | None = None) -> None:
        self.scopes = scopes
        self.claim = claim
        self.begun = False
        self._numbers: dict[str, int] = {}
        self._told: dict[str, int] = {}
        self._beats = self._ended = self._farewell = False
        self._wake = asyncio.Event()

    def say(self, numbers: Mapping[str, int]) -> None:
        """Tell these numbers as soon as possible; nothing where all of them were told already."""
        news = {scope: one for scope, one in numbers.items() if self._told.get(scope) != one}
        if news:
            self._told.update(news)
            self._numbers.update(news)
            self._wake.set()

    def beat(self) -> None:
        """Give a sign of life."""
        self._beats = True
        self._wake.set()

    def end(self, *, for_good: bool = False) -> None:
        """Close. ``for_good``: tell the listener not to come back, and nothing else any more."""
        self._ended = True
        self._farewell = self._farewell or for_good
        self._wake.set()

    @property
    def is_over(self) -> bool:
        """It has been told to close."""
        return self._ended

    async def next(self) -> bytes:
        """What is to be sent now; empty when all is said."""
        if not self._ended:
            await self._wake.wait()
        self._wake.clear()
        if self._ended:
            farewell, self._farewell = self._farewell, False
            return FAREWELL if farewell else b""
        numbers, self._numbers = self._numbers, {}
        self._beats = False
        return event(numbers) if numbers else BEAT


def event(numbers: Mapping[str, int]) -> bytes:
    """Numbers as an event; as text, since they are too large for some readers' arithmetic."""
    data = json.dumps({scope: str(number) for scope, number in sorted(numbers.items())})
    return f"data: {data}\n\n".encode()
