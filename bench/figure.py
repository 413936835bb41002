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
    return statistics.median(_seconds(work) for _ in range(rounds))


def growth(small: Callable[[], object], large: Callable[[], object], *, rounds: int) -> float:
    """How many times as long ``large`` takes: of the least times, which others disturb least."""
    small()
    pairs = [(_seconds(small), _seconds(large)) for _ in range(rounds)]
    return min(large for _, large in pairs) / min(small for small, _ in pairs)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
