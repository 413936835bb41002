"""Ten thousand random slates, judged by the engine and by its second implementation."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, given, settings

from bench.figure import Figure
from tests.engine.statutes.oracle import expected, told
from tests.engine.statutes.slate_cases import rule_sets, slates
from wirksam.engine.statutes import RuleSet, Slate, check_slate

GROUP = "slates"
MANY = 10_000
WANTED: dict[str, Callable[[Slate], bool]] = {
    "of mixed bodies": lambda slate: len(slate.groups) > 1,
    "with empty seats": lambda slate: len(slate.people) < _seats(slate),
    "with an odd number of seats": lambda slate: _seats(slate) % 2 == 1,
    "with opened seats": lambda slate: any(one.opened for one in slate.groups),
    "with the same person twice": lambda slate: len(slate.distinct) < len(slate.people),
}


def figures() -> Iterator[Figure]:
    """Differences, what the slates were like, and how long a judgement takes."""
    seen, kinds = Counter[str](), Counter[str]()
    seconds = 0.0

    @settings(
        max_examples=MANY, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(rule_sets(), slates())
    def compare(rules: RuleSet, slate: Slate) -> None:
        nonlocal seconds
        began = time.perf_counter()
        found = check_slate(rules, slate)
        seconds += time.perf_counter() - began
        kinds["all"] += 1
        kinds["different"] += told(found) != expected(rules, slate)
        kinds.update(name for name, is_so in WANTED.items() if is_so(slate))
        codes = {one.code for one in found}
        kinds["of delegations under quota"] += "votes-lost" in codes
        seen.update(codes)

    began = time.perf_counter()
    compare()
    whole = time.perf_counter() - began
    wrong = kinds["different"]
    what = f"differences on {kinds['all']:,} slates, {len(seen)} kinds of findings"
    yield Figure(GROUP, what, str(wrong), "0", wrong == 0)
    for name in (*WANTED, "of delegations under quota"):
        yield Figure(GROUP, f"… {name}", f"{kinds[name]:,}")
    each = seconds / kinds["all"] * 1000
    yield Figure(GROUP, "a slate judged, on average", f"{each:.2f} ms", "≤ 5 ms", each <= 5)
    yield Figure(GROUP, "all of it, most of it making slates up", f"{whole:.0f} s")


def _seats(slate: Slate) -> int:
    return sum(one.seats for one in slate.groups)
