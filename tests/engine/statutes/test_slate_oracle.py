"""The engine against a second implementation, and what findings must never tell.

Ten thousand slates: ``make bench ARGS=slates``.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.engine.statutes.oracle import expected, told
from tests.engine.statutes.slate_cases import KEYS, rule_sets, slates
from wirksam.engine.statutes import (
    ABOUT_DECLARATIONS,
    RuleSet,
    Slate,
    check_slate,
    data_of,
    rule_set,
    silences,
)

many = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(rule_sets(), slates())
def test_both_find_the_same(rules: RuleSet, slate: Slate):
    assert told(check_slate(rules, slate)) == expected(rules, slate)


@given(rule_sets(), slates(), st.data())
def test_who_declared_makes_no_difference_as_long_as_it_is_as_many(rules, slate, data):
    assume(len(slate.distinct) == len(slate.people))
    group = data.draw(st.sampled_from([one.name for one in slate.groups]))
    there = [one.key for one in slate.people if one.group == group]
    mixed = dict(zip(there, data.draw(st.permutations(there)), strict=True))
    declared = {one.key: one.declared for one in slate.people}
    people = tuple(
        replace(one, declared=declared[mixed.get(one.key, one.key)]) for one in slate.people
    )
    assert check_slate(rules, replace(slate, people=people)) == check_slate(rules, slate)


@given(rule_sets(), slates(), st.sets(st.sampled_from(KEYS)))
def test_what_can_be_public_is_the_same_whoever_declared(rules, slate, others):
    people = tuple(replace(one, declared=one.key in others) for one in slate.people)
    public = [
        [one for one in check_slate(rules, told) if one.code not in ABOUT_DECLARATIONS]
        for told in (slate, replace(slate, people=people))
    ]
    assert public[0] == public[1]


@given(rule_sets(), slates())
def test_findings_about_seats_hold_numbers_only(rules, slate):
    for one in check_slate(rules, slate):
        if "seat" in one.code or "votes" in one.code:
            assert all(isinstance(value, int) for value in one.values.values())
        elif "person" in one.values:
            assert one.values["person"] in KEYS


@given(rule_sets(), slates())
def test_what_is_assumed_is_told_beforehand(rules, slate):
    known = {one.code for one in silences(rules)}
    assert {one.rule.code for one in check_slate(rules, slate) if one.rule.assumed} <= known


@given(rule_sets())
def test_rules_are_the_same_as_data(rules):
    assert rule_set(data_of(rules)) == rules
