"""A list of 10,000 people brought in by file: time as a ratio within the run, and memory."""

from __future__ import annotations

from collections.abc import Iterator

from bench.alone import told_by
from bench.figure import Figure

GROUP = "import"
MOST_GROWTH = 13.0
MOST_MB = 200


def figures() -> Iterator[Figure]:
    """Ten times the rows take about ten times as long; a broken row keeps all of them out."""
    told = told_by("bench.importing_inside")
    for step, seconds in told["seconds"].items():
        growth = seconds[1] / seconds[0]
        yield Figure(
            GROUP,
            f"{step} 10,000 people against 1,000",
            f"{growth:.1f} times as long ({seconds[0]:.2f} s, {seconds[1]:.2f} s)",
            f"≤ {MOST_GROWTH:.0f} times",
            growth <= MOST_GROWTH,
        )
    yield Figure(
        GROUP,
        "memory for 10,000 people, above the empty process",
        f"{told['megabytes']:.0f} MB",
        f"≤ {MOST_MB} MB",
        told["megabytes"] <= MOST_MB,
    )
    yield Figure(
        GROUP,
        "row 9,999 of 10,000 broken: people brought in",
        f"{told['written']:,} (rows named as broken: {told['broken']})",
        "0 (9999)",
        told["written"] == 0 and told["broken"] == "9999",
    )
