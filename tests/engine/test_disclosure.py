"""Nobody's word follows from what is said about a slate, even for somebody on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.disclosure import MOST_PEOPLE, Statement, can_be_said


def slate(people, least):
    return Statement(((frozenset(people), least),))


@pytest.mark.parametrize(
    ("people", "least", "answer"),
    [
        ("a", 1, False),  # one person on one reserved seat
        ("a", 0, True),
        ("ab", 1, False),  # b, who did not declare, would know it of a
        ("abc", 2, False),
        ("abcde", 5, False),  # all seats reserved
        ("abcde", 1, False),  # not met would say: nobody
        ("abcde", 3, True),
        ("abcdef", 3, True),
        ("abcdefghijklm", 7, False),  # too many to look at
    ],
)
def test_small_numbers(people, least, answer):
    assert can_be_said(slate(people, least)) is answer


def test_two_slates_that_differ_by_one_person_are_not_both_told_about():
    first, second = slate("abcde", 3), slate("abcdf", 3)
    assert can_be_said(first)
    assert not can_be_said(second, [(first, True)])
    assert not can_be_said(second, [(first, False)])


def test_the_same_again_tells_nothing_new():
    one = slate("abcde", 3)
    assert can_be_said(one, [(one, True)])


def test_groups_are_looked_at_together():
    assert not can_be_said(Statement(((frozenset("abcde"), 3), (frozenset("f"), 1))))


@given(
    st.lists(
        st.tuples(st.sets(st.sampled_from("abcdef"), min_size=1), st.integers(-1, 4)),
        min_size=1,
        max_size=3,
    ),
    st.sets(st.sampled_from("abcdef")),
)
def test_whatever_is_told_in_a_row_leaves_everybody_open(told, truth):
    """Told honestly, each listener still finds two worlds for everybody else."""
    truth, said = frozenset(truth), []
    for people, least in told:
        one = slate(people, least)
        if can_be_said(one, said):
            said.append((one, one.holds(truth)))
    everybody = sorted("abcdef")
    worlds = [
        frozenset(name for bit, name in enumerate(everybody) if number >> bit & 1)
        for number in range(2**6)
    ]
    left = [words for words in worlds if all(one.holds(words) == was for one, was in said)]
    concerned = {name for one, _was in said if not one.always for name in one.people}
    for listener in everybody:
        knows = [words for words in left if (listener in words) == (listener in truth)]
        for other in concerned - {listener}:
            assert {other in words for words in knows} == {True, False}


def test_its_limit_is_quick_enough_to_be_asked_at_every_publication():
    assert can_be_said(slate(map(str, range(MOST_PEOPLE)), 6))
