"""Lists of people by right: as quick at 20,000 people as one wants to wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.alone import on_both
from bench.figure import Figure

GROUP = "people"
MOST_MS = 50


def figures() -> Iterator[Figure]:
    """The first page of people visible to three kinds of readers, on both databases."""
    for database, told in on_both("bench.people_inside"):
        yield from _judged(database, told)


def _judged(database: str, readers: dict[str, Any]) -> Iterator[Figure]:
    for reader, told in readers.items():
        yield Figure(
            GROUP,
            f"people visible to a {reader}, {database}",
            f"{told['page']:.0f} ms in {told['queries']} queries"
            f" ({told['seen']:,} of 20,000; counting them {told['count']:.0f} ms)",
            f"≤ {MOST_MS} ms",
            told["page"] <= MOST_MS,
        )
