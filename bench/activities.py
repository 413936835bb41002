"""Lists, calendar and the story of a commitment: as quick at 200,000 activities as at 200."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.alone import on_both
from bench.figure import Figure

GROUP = "activities"
FEW, MANY = 200, 200_000
MOST_TIMES = 2


def figures() -> Iterator[Figure]:
    """Slowest of twenty (p95), few activities beside many, on both databases."""
    few, many = (dict(on_both("bench.activities_inside", str(number))) for number in (FEW, MANY))
    for database in few:
        yield from _beside(database, few[database], many[database])


def _beside(database: str, few: dict[str, Any], many: dict[str, Any]) -> Iterator[Figure]:
    for what, told in many.items():
        before, after = few[what]["p95"], told["p95"]
        yield Figure(
            GROUP,
            f"{what}, {database}",
            f"p95 {before:.0f} ms → {after:.0f} ms ({after / before:.1f} times),"
            f" {few[what]['queries']} → {told['queries']} queries",
            f"≤ {MOST_TIMES} times, constant queries",
            after <= MOST_TIMES * before and told["queries"] <= few[what]["queries"],
        )
