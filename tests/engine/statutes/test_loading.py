from __future__ import annotations

import copy
import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirksam.demo
from wirksam.engine.statutes import RuleError, SlateRules, data_of, rule_set

EXAMPLE = Path(wirksam.demo.__file__).parent / "data" / "rules-2026.json"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "code", "submissions", "kinds", "share"]), inner)
    ),
    max_leaves=10,
)


@pytest.fixture
def told():
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def broken(told, path, value):
    """The example with another value at one place, given as keys and positions."""
    told = copy.deepcopy(told)
    place = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return told


def test_the_example_tells_the_deadlines_of_the_reference_case(told):
    rules = rule_set(told)
    days = {
        kind: (one.days, one.late_majority)
        for kind in ("statute", "ordinary", "statute_amendment", "amendment")
        if (one := rules.submission(kind))
    }
    assert days == {
        "statute": (49, "absolute"),
        "ordinary": (10, "absolute"),
        "statute_amendment": (14, "absolute"),
        "amendment": (None, ""),
    }
    assert rules.majority("two-thirds").share == Fraction(2, 3)
    assert all(one.rule.source for one in (*rules.submissions, *rules.majorities))
    assert any(one.rule.assumed for one in rules.submissions)


def test_data_and_rules_are_the_same(told):
    rules = rule_set(told)
    assert rule_set(json.loads(json.dumps(data_of(rules)))) == rules


def test_rules_written_before_there_were_any_about_slates(told):
    del told["slates"], told["seats"]["together"]
    rules = rule_set(told)
    assert (rules.slates, rules.seats.together) == (SlateRules(), False)
    assert rule_set(json.loads(json.dumps(data_of(rules)))) == rules


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["name"], "", "name: must be a text"),
        (["version"], "x" * 121, "version: must have at most 120 characters"),
        (["valid_from"], "1. Mai", "valid_from: must be a day such as 2026-05-01"),
        (["colour"], "red", "colour: is not known here"),
        (["submissions"], {}, "submissions: must be a list of at most 40"),
        (["submissions", 0], 3, "submissions[0]: must be an object"),
        (["submissions", 0, "days"], "49", "submissions[0].days: must be a whole number"),
        (["submissions", 0, "days"], True, "submissions[0].days: must be a whole number"),
        (["submissions", 0, "days"], -1, "submissions[0].days: must be a whole number"),
        (["submissions", 0, "kinds"], ["all"], "submissions[0].kinds: must be a list of"),
        (["submissions", 0, "kinds"], [[]], "submissions[0].kinds: must be a list of"),
        (["submissions", 0, "kinds"], ["ordinary"], "submissions: two rules speak of 'ordinary'"),
        (["submissions", 0, "counting"], "moons", "submissions[0].counting: must be one of"),
        (["submissions", 0, "counting"], [], "submissions[0].counting: must be one of"),
        (["submissions", 0, "late_majority"], "huge", "there is no majority 'huge'"),
        (["submissions", 0, "code"], "A B", "submissions[0].code: must be small letters"),
        (["submissions", 1, "code"], "absolute", "two rules have the code 'absolute'"),
        (["majorities", 0, "share"], "3/2", "majorities[0].share: must be a share from 0 to 1"),
        (["majorities", 0, "share"], "1/0", "majorities[0].share: must be a share from 0 to 1"),
        (["majorities", 0, "share"], 0.5, "majorities[0].share: must be a share from 0 to 1"),
        (["majorities", 0, "at_least"], 1, "majorities[0].at_least: must be true or false"),
        (["majorities", 0, "text"], "a\x00", "majorities[0].text: must have at most"),
        (["quorum"], [], "quorum: must be an object"),
        (["quorum", "least"], 10**9, "quorum.least: must be a whole number"),
        (["seats", "source"], None, "seats.source: must be a text"),
        (["seats", "together"], 1, "seats.together: must be true or false"),
        (["slates"], [], "slates: must be an object"),
        (["slates", "quota"], {}, "slates.quota: is not known here"),
        (["slates", "alternation", "again"], -1, "slates.alternation.again: must be a whole"),
        (["slates", "term", "months"], 0, "slates.term.months: must be a whole number from 1"),
        (["slates", "term", "months"], 601, "slates.term.months: must be a whole number from 1"),
        (["slates", "row", "times"], None, "slates.row.times: must be a whole number from 1"),
        (["slates", "row", "pause_months"], "6", "slates.row.pause_months: must be a whole"),
        (["slates", "call", "days"], 0.5, "slates.call.days: must be a whole number from 1"),
        (["slates", "publication", "counting"], "moons", "counting: must be one of"),
        (["slates", "delegation", "share"], "2", "slates.delegation.share: must be a share"),
        (["slates", "delegation", "code"], "motions", "two rules have the code 'motions'"),
        (["slates", "exclusions"], {}, "slates.exclusions: must be a list of at most 40"),
        (["slates", "exclusions", 0, "offices"], "all", "offices: must be a list of at most"),
        (["slates", "exclusions", 0, "offices"], [1], "offices[0]: must be a text"),
        (["slates", "exclusions", 0, "offices"], [], "offices: must name an office, or readers"),
        (["slates", "exclusions", 1, "readers"], "no", "readers: must be true or false"),
        (["slates", "exclusions", 0, "groups"], ["", "a"], "groups[0]: must be a text"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(told, path, value, said):
    with pytest.raises(RuleError) as refused:
        rule_set(broken(told, path, value))
    assert said in str(refused.value)


@given(JSON)
def test_any_other_data_is_refused(data):
    with pytest.raises(RuleError):
        rule_set(data)
