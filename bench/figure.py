"""One line of the table."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, how it came out, and what we aim for (nothing is asserted)."""

    group: str
    what: str
    value: str
    target: str = ""
    reached: bool | None = None


def median_seconds(work: Callable[[], object], *, rounds: int) -> float:
    """The median time of ``rounds`` runs of ``work`` after one to warm up."""
    work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)
