"""The account as PDF/UA-1: the reference motion with statuses, set in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator

from bench.alone import told_by
from bench.figure import Figure

GROUP = "account"
MOST_SECONDS = 1.0
KB = 1000


def figures() -> Iterator[Figure]:
    """How long the PDF takes, whether its bytes stay the same, and whether it is PDF/UA-1."""
    told = told_by("bench.account_inside")
    size = f"{told['lines']} lines, {told['commitments']} commitments, {told['bytes'] / KB:,.0f} KB"
    yield Figure(GROUP, "account", size)
    seconds, ratio = told["seconds"], told["seconds"] / told["base"]
    value = f"{seconds:.2f} s ({ratio:.1f} times 20,000 rounds of PBKDF2)"
    what = "the account as PDF/UA-1 (whole process)"
    yield Figure(GROUP, what, value, "≤ 1 s", seconds <= MOST_SECONDS)
    same = "yes" if told["same"] else "no"
    yield Figure(GROUP, "the same input, the same bytes", same, "yes", told["same"])
    if told["rules"] is None:
        yield Figure(GROUP, "rules of PDF/UA-1", "validator not installed", "all")
    else:
        held, every = told["rules"]
        yield Figure(GROUP, "rules of PDF/UA-1", f"{held} of {every}", "all", held == every)
