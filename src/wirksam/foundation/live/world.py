"""What the hub asks of the database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from django.db import close_old_connections
from django.utils import timezone

from wirksam.foundation.live import standing
from wirksam.foundation.live.ears import Ears, ears
from wirksam.foundation.live.tokens import Claim
from wirksam.foundation.pages.models import ContentVersion

T = TypeVar("T")
RIGHTS_SECONDS = 0.4
CHUNK = 500


class Database:
    """The hub's world in earnest."""

    def __init__(self, hearing: Ears | None = None) -> None:
        self.ears = hearing or ears()

    def changed(self, watched: Collection[str]) -> Collection[str]:
        """Which scopes may have changed since the last call."""
        return self.ears.heard(watched)

    def numbers(self, scopes: Collection[str]) -> dict[str, int]:
        """The present number of each; 0 where nothing ever changed."""
        asked = sorted(scopes)
        found = dict.fromkeys(asked, 0)
        for start in range(0, len(asked), CHUNK):
            rows = ContentVersion.objects.filter(scope__in=asked[start : start + CHUNK])
            found.update(rows.values_list("scope", "number"))
        return found

    def living(self, claims: Collection[Claim]) -> set[Claim]:
        """Those whose session lives."""
        return standing.living(claims)

    def holding(self, claims: Collection[Claim]) -> dict[Claim, datetime | None]:
        """Until when each holds; see ``standing.holding``."""
        return standing.holding(claims, seconds=RIGHTS_SECONDS)

    def now(self) -> datetime:
        """The instant."""
        return timezone.now()


def in_thread(name: str) -> Callable[..., Awaitable[T]]:
    """A way to call functions in one thread of their own, with a healthy connection."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def work(function: Callable[..., T], *arguments: object) -> T:
        close_old_connections()
        return function(*arguments)

    async def ask(function: Callable[..., T], *arguments: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, work, function, *arguments)

    return ask
