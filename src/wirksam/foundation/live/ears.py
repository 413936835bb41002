"""How the stream process learns that scopes changed: PostgreSQL tells it, SQLite is looked at.

Both name only what may have changed; the numbers themselves are read from the table, so that the
order in which transactions end does not matter.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from typing import Any, Protocol

from django.db import connection

from wirksam.foundation.pages.versions import CHANNEL

log = logging.getLogger(__name__)
RETRY_SECONDS = 1.0


class Ears(Protocol):
    """Something that notices changes."""

    async def listen(self) -> None:
        """Notice changes until cancelled; runs beside everything else."""

    def heard(self, watched: Collection[str]) -> Collection[str]:
        """Which of ``watched`` may have changed since the last call; in the database's thread."""


class Looking:
    """SQLite: its own counter of commits says at once whether anything changed at all."""

    def __init__(self) -> None:
        self._version: Any = None

    async def listen(self) -> None:
        """Nothing to do between looks."""

    def heard(self, watched: Collection[str]) -> Collection[str]:
        """All of ``watched`` after a commit of anybody else, else none."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            version = (id(connection.connection), cursor.fetchone())
        before, self._version = self._version, version
        return () if version == before else watched


class Listening:
    """PostgreSQL: LISTEN on a connection of its own, made anew when it breaks."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._missed = True

    async def listen(self) -> None:
        """Collect what is said on the channel."""
        import psycopg  # noqa: PLC0415 (only where PostgreSQL is used)

        known = ("host", "port", "dbname", "user", "password", "sslmode", "service", "passfile")
        given: dict[str, Any] = connection.get_connection_params()
        parameters = {name: value for name, value in given.items() if name in known}
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    autocommit=True, **parameters
                ) as line:
                    await line.execute(f"LISTEN {CHANNEL}".encode())
                    self._missed = True
                    async for word in line.notifies():
                        self._said.add(word.payload)
            except psycopg.OperationalError as error:
                log.warning("The database does not tell of changes: %s", str(error).strip())
            await asyncio.sleep(RETRY_SECONDS)

    def heard(self, watched: Collection[str]) -> Collection[str]:
        """What was said; everything after a silence in which something may have been missed."""
        said, self._said = self._said, set()
        missed, self._missed = self._missed, False
        return watched if missed else said.intersection(watched)


def ears() -> Ears:
    """The kind that fits the database."""
    return Listening() if connection.vendor == "postgresql" else Looking()
