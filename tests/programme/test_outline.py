"""Headings of any text follow one another without a gap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wirksam.programme.queries.lines import elements_of


@dataclass
class Part:
    kind: str
    level: int


def headings(*levels: int) -> list[Part]:
    return [Part("heading", level) for level in levels]


def test_a_text_may_begin_anywhere_and_leave_ranks_out():
    assert elements_of([*headings(4), Part("paragraph", 0)]) == ["h2", "p"]
    assert elements_of(headings(2, 4, 3, 2)) == ["h2", "h3", "h3", "h2"]
    assert elements_of(headings(1, 2, 3, 5, 6)) == ["h2", "h3", "h4", "h4", "h4"]


@given(st.lists(st.integers(0, 9), max_size=30))
def test_no_rank_is_left_out(levels: list[int]):
    ranks = [int(one[1]) for one in elements_of(headings(*levels))]
    assert all(later <= before + 1 for before, later in pairwise([1, *ranks]))
