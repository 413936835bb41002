"""The public programme page: throughput, queries, weight."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.demo_server import Demo
from bench.figure import Figure
from bench.load import Answer, Request, header, once, throughput
from bench.weight import weigh

GROUP = "pages"
OK, NOT_MODIFIED = 200, 304
KB = 1000


def figures(demo: Demo, *, rounds: int, seconds: float) -> Iterator[Figure]:
    """Every figure about pages."""
    address = demo.facts["address"]
    size = f"{demo.facts['lines']} lines, {demo.facts['commitments']} commitments"
    yield Figure(GROUP, "page", f"{address}: {size}")
    page = Request(demo.port, address)
    plain = Request(demo.port, f"/ready-made{address}")
    answer = _same_bytes(page, plain)
    tag = header(answer, "etag")
    repeat = Request(demo.port, address, (*page.headers, ("If-None-Match", tag)))
    ours, theirs, again = _alternating([page, plain, repeat], rounds=rounds, seconds=seconds)
    share = _median_share(ours, theirs)
    rates = f"{statistics.median(ours):,.0f} and {statistics.median(theirs):,.0f} a second"
    yield Figure(
        GROUP,
        "throughput, share of a view with the same bytes ready-made",
        f"{share:.0%} ({rates}, {len(answer.body) / KB:.1f} KB)",
        "≥ 60 %",
        share >= 0.6,
    )
    validated = once(repeat)
    rate = f"{_median_share(again, theirs):.0%} ({statistics.median(again):,.0f} a second)"
    yield Figure(
        GROUP,
        "repeat view by validator",
        f"{validated.status}, {len(validated.body)} bytes, {rate}",
        "304",
        validated.status == NOT_MODIFIED,
    )
    facts = demo.facts
    yield Figure(GROUP, "queries for the kept page", str(facts["queries"]), "constant")
    fresh = f"{facts['queries_fresh']} queries, {facts['fresh_seconds'] * KB:.0f} ms"
    yield Figure(GROUP, "rendered afresh for a signed-in reader", fresh, "constant")
    yield from _weights(demo, address)


def _same_bytes(page: Request, plain: Request) -> Answer:
    """The page's answer, after making sure that both views give the same."""
    ours, theirs = once(page), once(plain)
    if ours.status != OK or ours.body != theirs.body:
        raise RuntimeError(f"{page.path} and its ready-made twin differ: nothing to compare")
    return ours


def _alternating(requests: list[Request], *, rounds: int, seconds: float) -> list[list[float]]:
    """The throughputs of each request, measured in turns so that all share the weather."""
    for request in requests:
        throughput(request, seconds=seconds / 2)
    measured: list[list[float]] = [[] for _ in requests]
    for _ in range(rounds):
        for request, values in zip(requests, measured, strict=True):
            values.append(throughput(request, seconds=seconds))
    return measured


def _median_share(ours: list[float], theirs: list[float]) -> float:
    """The median over the rounds of one throughput as a share of the other."""
    return statistics.median(one / other for one, other in zip(ours, theirs, strict=True))


def _weights(demo: Demo, address: str) -> Iterator[Figure]:
    """What a first visit costs over the wire, in a real browser."""
    weights = weigh(demo.url, ["/", address])
    if not weights:
        yield Figure(GROUP, "first view", "no Chromium found", "≤ 100 KB, ≤ 10 requests")
    for path, weight in weights.items():
        yield Figure(
            GROUP,
            f"first view of {path}",
            f"{weight.size / KB:.1f} KB in {weight.requests} requests",
            "≤ 100 KB, ≤ 10 requests",
            weight.size <= 100 * KB and weight.requests <= 10,
        )
