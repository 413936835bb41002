"""The hub: all open streams of this process, told of changes several times a second.

One loop ticks: hear, check rights, tell. Guarded streams are checked first and told afterwards, so
that nobody hears of anything that happened after their right ended. Everything that talks to the
database runs in a thread, never in the loop: the loop's questions in one (``ask``), those of
streams that open in another (``ask_at_door``), so that a crowd at the door delays nobody inside.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from wirksam.foundation.live.scopes import RIGHTS
from wirksam.foundation.live.stream import Stream
from wirksam.foundation.live.tokens import Claim

log = logging.getLogger(__name__)

TICK = 0.2
SESSIONS_EVERY = 0.4
BEAT_EVERY = 15.0
MOST_STREAMS = 12_000
MOST_PER_SESSION = 12


class World(Protocol):
    """What the hub knows of the world outside; its methods run in the database's thread."""

    def changed(self, watched: Collection[str]) -> Collection[str]: ...
    def numbers(self, scopes: Collection[str]) -> dict[str, int]: ...
    def living(self, claims: Collection[Claim]) -> set[Claim]: ...
    def holding(self, claims: Collection[Claim]) -> dict[Claim, datetime | None]: ...
    def now(self) -> datetime: ...


@dataclass(slots=True)
class Hub:
    """Streams by scope and by claim, and what was last told."""

    world: World
    ask: Callable[..., Any]
    ask_at_door: Callable[..., Any]
    streams: set[Stream] = field(default_factory=set)
    _hearing: dict[str, set[Stream]] = field(default_factory=lambda: defaultdict(set))
    _claims: dict[Claim, set[Stream]] = field(default_factory=lambda: defaultdict(set))
    _sessions: Counter[int] = field(default_factory=Counter)
    _until: dict[Claim, datetime | None] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _is_closing: bool = False
    _looked: float = 0.0
    _beaten: float = 0.0

    def has_room(self, claim: Claim | None) -> bool:
        """One more stream fits, into this process and beside the others of its session."""
        if claim is not None and self._sessions[claim.session] >= MOST_PER_SESSION:
            return False
        return len(self.streams) < MOST_STREAMS and not self._is_closing

    async def open(self, stream: Stream) -> bool:
        """Take a stream in and tell it how its scopes stand; false if its claim does not hold."""
        self._add(stream)
        try:
            claim = stream.claim
            if claim is not None and not await self._admit(claim):
                self.close(stream)
                return False
            unknown = stream.scopes - self._numbers.keys()
            if unknown:
                numbers = await self.ask_at_door(self.world.numbers, unknown)
                self._numbers = numbers | self._numbers
            stream.begun = True
            stream.say({scope: self._numbers.get(scope, 0) for scope in stream.scopes})
        except BaseException:
            self.close(stream)
            raise
        return True

    async def _admit(self, claim: Claim) -> bool:
        if not await self.ask_at_door(self.world.living, [claim]):
            return False
        end = (await self.ask_at_door(self.world.holding, [claim])).get(claim)
        if end is not None:
            self._until[claim] = end
        return end is not None

    def _add(self, stream: Stream) -> None:
        self.streams.add(stream)
        for scope in stream.scopes:
            self._hearing[scope].add(stream)
        if stream.claim is not None:
            self._claims[stream.claim].add(stream)
            self._sessions[stream.claim.session] += 1

    def close(self, stream: Stream) -> None:
        """Forget a stream; what only it heard is no longer watched."""
        if stream not in self.streams:
            return
        self.streams.discard(stream)
        for scope in stream.scopes:
            self._hearing[scope].discard(stream)
            if not self._hearing[scope]:
                del self._hearing[scope]
                self._numbers.pop(scope, None)
        claim = stream.claim
        if claim is None:
            return
        self._sessions -= Counter([claim.session])
        self._claims[claim].discard(stream)
        if not self._claims[claim]:
            del self._claims[claim]
            self._until.pop(claim, None)

    async def run(self) -> None:
        """Tick until cancelled. A database that fails ends guarded streams, not open ones."""
        while True:
            await asyncio.sleep(TICK)
            if not self.streams:
                continue
            try:
                await self.tick()
            except asyncio.CancelledError:
                raise
            except Exception:
                log.exception("Could not look for changes")
                self._end(set(self._claims), for_good=False)

    async def tick(self) -> None:
        """Hear, tell open streams, check claims, tell guarded streams."""
        watched = {*self._hearing, *([RIGHTS] if self._claims else [])}
        told = await self._news(await self.ask(self.world.changed, watched))
        self._tell(told, guarded=False)
        if self._claims:
            await self._check(rights_changed=RIGHTS in told)
            self._tell(told, guarded=True)
        self._beat()

    async def _news(self, changed: Collection[str]) -> dict[str, int]:
        if not changed:
            return {}
        numbers: Mapping[str, int] = await self.ask(self.world.numbers, changed)
        news = {
            scope: number
            for scope, number in numbers.items()
            if self._numbers.get(scope, -1) != number
            and (scope in self._hearing or scope == RIGHTS)
        }
        self._numbers.update(news)
        return news

    def _tell(self, news: Mapping[str, int], *, guarded: bool) -> None:
        for scope, number in news.items():
            for stream in self._hearing.get(scope, ()):
                if (stream.claim is not None) == guarded and stream.begun and not stream.is_over:
                    stream.say({scope: number})

    async def _check(self, *, rights_changed: bool) -> None:
        """End the streams whose session is dead or whose right has gone."""
        now, moment = self.world.now(), time.monotonic()
        due = {claim for claim in self._claims if rights_changed or self._is_due(claim, now)}
        if due:
            asked = await self.ask(self.world.holding, due)
            self._end(claim for claim, end in asked.items() if end is None)
            self._end(due - asked.keys(), for_good=False)  # no time: let them ask at the door
            self._until.update({one: end for one, end in asked.items() if one in self._claims})
        if moment - self._looked >= SESSIONS_EVERY:
            self._looked = moment
            here = set(self._claims)
            self._end(here - await self.ask(self.world.living, here))

    def _is_due(self, claim: Claim, now: datetime) -> bool:
        end = self._until.get(claim)
        return end is not None and end <= now

    def _end(self, claims: Iterable[Claim], *, for_good: bool = True) -> None:
        for claim in claims:
            for stream in self._claims.get(claim, ()):
                stream.end(for_good=for_good)

    def _beat(self) -> None:
        moment = time.monotonic()
        if moment - self._beaten < BEAT_EVERY:
            return
        self._beaten = moment
        for stream in self.streams:
            stream.beat()

    def end_all(self) -> None:
        """Close every stream and take no more; browsers come back by themselves."""
        self._is_closing = True
        for stream in self.streams:
            stream.end()
