from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.statutes import (
    Count,
    MajorityRule,
    QuorumRule,
    Rule,
    check_quorum,
    check_vote,
    doubts,
)

RULE = Rule("simple", "Die einfache Mehrheit entscheidet.", "§ 9 (1)")
SIMPLE = MajorityRule(RULE, Fraction(1, 2))
ABSOLUTE = MajorityRule(RULE, Fraction(1, 2), "votes_cast")
TWO_THIRDS = MajorityRule(RULE, Fraction(2, 3), "votes_cast", at_least=True)
OF_ALL = MajorityRule(RULE, Fraction(1, 2), "entitled")


@pytest.mark.parametrize(
    ("rule", "count", "code"),
    [
        (SIMPLE, Count(5, 5, 90), "not-carried"),
        (SIMPLE, Count(6, 5, 90), "carried"),
        (ABSOLUTE, Count(6, 5, 2), "not-carried"),
        (ABSOLUTE, Count(7, 4, 2), "carried"),
        (TWO_THIRDS, Count(6, 3), "carried"),
        (TWO_THIRDS, Count(6, 4), "not-carried"),
        (OF_ALL, Count(50, 0, entitled=100), "not-carried"),
        (OF_ALL, Count(51, 0, entitled=100), "carried"),
        (SIMPLE, Count(0, 0), "no-votes"),
    ],
)
def test_majorities(rule, count, code):
    assert check_vote(rule, count).code == code


def test_a_finding_says_what_was_needed():
    assert check_vote(TWO_THIRDS, Count(6, 4)).message == "Not carried: 6 of 10, 7 were needed."


def test_a_base_that_was_not_counted():
    with pytest.raises(ValueError, match="needs the number of entitled"):
        check_vote(OF_ALL, Count(1, 0))
    with pytest.raises(ValueError, match="below zero"):
        Count(-1, 0)


def test_more_votes_than_people():
    found = doubts(RULE, Count(10, 5, present=12, entitled=11))
    assert [one.code for one in found] == ["more-votes-than-present", "more-present-than-entitled"]
    assert doubts(RULE, Count(10, 2, present=12, entitled=30)) == []
    assert doubts(RULE, Count(10, 2)) == []


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_one_more_yes_never_loses(yes, no, abstain):
    for rule in (SIMPLE, ABSOLUTE, TWO_THIRDS):
        if check_vote(rule, Count(yes, no, abstain)).code == "carried":
            assert check_vote(rule, Count(yes + 1, no, abstain)).code == "carried"


def test_a_quorum():
    rule = QuorumRule(RULE, Fraction(1, 4), least=10)
    for present, entitled, code in ((10, 40, "quorate"), (9, 12, "not-quorate")):
        assert check_quorum(rule, present=present, entitled=entitled).code == code
    assert check_quorum(rule, present=24, entitled=100).level == "problem"
