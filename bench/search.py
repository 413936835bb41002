"""Searching: as quick among 200,000 activities as among 200."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.alone import on_both
from bench.figure import Figure

GROUP = "search"
MOST_GROWTH = 2.0
MOST_MS = 300
QUESTIONS = {"rare": "a word in 20 of them", "common": "a word in a tenth of them"}


def figures() -> Iterator[Figure]:
    """First page and counts of a search by a member, on both databases."""
    for database, told in on_both("bench.search_inside"):
        yield from _judged(database, told)


def _judged(database: str, told: dict[str, Any]) -> Iterator[Figure]:
    few, many = told["few"], told["many"]
    for key, what in QUESTIONS.items():
        ratio = many[key]["ms"] / few[key]["ms"]
        limited = key == "rare"
        yield Figure(
            GROUP,
            f"search for {what}, {database}",
            f"{few[key]['ms']:.1f} ms among 200, {many[key]['ms']:.1f} ms among 200,000"
            f" (× {ratio:.1f}; {many[key]['found']:,} found, {many[key]['queries']} queries)",
            f"× {MOST_GROWTH:.0f} at most" if limited else f"≤ {MOST_MS} ms",
            ratio <= MOST_GROWTH if limited else many[key]["ms"] <= MOST_MS,
        )
    yield Figure(
        GROUP, f"index anew, {database}", f"{told['rebuilt']:,.0f} activities a second", ""
    )
