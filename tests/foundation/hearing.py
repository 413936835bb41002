"""A small world for the hub, whose facts a test changes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from wirksam.foundation.live.tokens import Claim

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MIDNIGHT = NOON + timedelta(hours=10)
HER = Claim(1, 11, False, frozenset({"round:eins"}))
HIM = Claim(2, 22, False, frozenset({"round:eins"}))


class World:
    """A small world whose facts a test changes."""

    def __init__(self) -> None:
        self.state: dict[str, int] = {}
        self.touched: set[str] = set()
        self.dead: set[Claim] = set()
        self.outside: set[Claim] = set()
        self.unasked: set[Claim] = set()
        self.time = NOON
        self.checks = 0

    def touch(self, scope: str) -> None:
        self.state[scope] = self.state.get(scope, 0) + 1
        self.touched.add(scope)

    def changed(self, watched):
        found, self.touched = self.touched & set(watched), set()
        return found

    def numbers(self, scopes):
        return {scope: self.state.get(scope, 0) for scope in scopes}

    def living(self, claims):
        return set(claims) - self.dead

    def holding(self, claims):
        self.checks += 1
        asked = set(claims) - self.unasked
        return {one: None if one in self.outside else MIDNIGHT for one in asked}

    def now(self):
        return self.time


async def ask(function, *arguments):
    await asyncio.sleep(0)
    return function(*arguments)
