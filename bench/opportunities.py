"""Tasks to join: lists as quick at 100,000 as at 100; two hundred people for a hundred places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.alone import on_both
from bench.figure import Figure

GROUP = "opportunities"
FEW, MANY = 100, 100_000
MOST_TIMES = 2
MOST_SECONDS = 1.0


def figures() -> Iterator[Figure]:
    """Slowest of twenty (p95), few tasks beside many, on both databases; then the rush."""
    few, many = (dict(on_both("bench.opportunities_inside", str(n))) for n in (FEW, MANY))
    for database in few:
        yield from _beside(database, few[database], many[database])
    for database, told in few.items():
        yield _rush(database, told["rush"])


def _beside(database: str, few: dict[str, Any], many: dict[str, Any]) -> Iterator[Figure]:
    for what, told in many["pages"].items():
        first = few["pages"][what]
        before, after = first["p95"], told["p95"]
        yield Figure(
            GROUP,
            f"{what}, {database}",
            f"p95 {before:.0f} ms → {after:.0f} ms ({after / before:.1f} times),"
            f" {first['queries']} → {told['queries']} queries",
            f"≤ {MOST_TIMES} times, constant queries",
            after <= MOST_TIMES * before and told["queries"] <= first["queries"],
        )


def _rush(database: str, told: dict[str, Any]) -> Figure:
    right = told["in_order"] and told["seconds"] <= MOST_SECONDS
    value = f"{told['seconds']:.2f} s, {told['inside']} in, {told['waiting']} wait"
    value += ", in order" if told["in_order"] else ", out of order"
    return Figure(
        GROUP,
        f"200 people for 100 places of one shift, {told['at_once']} at once, {database}",
        value,
        f"≤ {MOST_SECONDS:g} s, exactly 100 in, the rest in order",
        right,
    )
