"""Status is a fold: tables for the rules, properties for the rest."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.progress import Flag, Step, Terms, standing

TODAY = date(2026, 6, 30)
STATES = (
    "in_progress",
    "running",
    "partly",
    "reported_done",
    "confirmed_done",
    "deferred",
    "dropped",
)

steps = st.lists(
    st.builds(
        Step,
        on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        position=st.integers(0, 10_000),
        state=st.sampled_from([None, *STATES]),
        by_assembly=st.booleans(),
        evidence=st.booleans(),
        finding=st.booleans(),
    ),
    unique_by=lambda step: step.position,
)
terms = st.builds(
    Terms,
    completion=st.sampled_from(["deliver", "examine", "continuous", "principle", "on_request"]),
    starts_on=st.none() | st.just(date(2026, 1, 1)),
    due_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    rhythm_days=st.none() | st.integers(1, 400),
    has_lead=st.booleans(),
)


def on(month, day=1, **fields):
    return Step(on=date(2026, month, day), position=month * 100 + day, **fields)


@pytest.mark.parametrize(
    ("completion", "given_steps", "expected"),
    [
        ("deliver", [], "not_started"),
        ("deliver", [on(1)], "in_progress"),
        ("deliver", [on(1, state="reported_done")], "reported_done"),
        ("deliver", [on(1, state="confirmed_done")], "reported_done"),
        ("deliver", [on(1, state="confirmed_done", by_assembly=True)], "confirmed_done"),
        ("deliver", [on(1, state="reported_done"), on(2, state="in_progress")], "in_progress"),
        ("deliver", [on(12, state="reported_done")], "not_started"),
        ("examine", [on(1, state="reported_done")], "partly"),
        ("examine", [on(1, state="reported_done", finding=True)], "reported_done"),
        ("examine", [on(1, state="confirmed_done", by_assembly=True)], "confirmed_done"),
        ("continuous", [on(1, state="reported_done")], "running"),
        ("continuous", [on(1, state="confirmed_done", by_assembly=True)], "running"),
        ("principle", [on(1, state="reported_done")], "running"),
        ("on_request", [on(1, state="deferred")], "deferred"),
    ],
)
def test_what_an_entry_can_do(completion, given_steps, expected):
    assert standing(given_steps, Terms(completion=completion), today=TODAY).state == expected


@pytest.mark.parametrize(
    ("given_steps", "given_terms", "expected"),
    [
        ([], Terms(due_on=date(2026, 6, 29)), {Flag("overdue", 1)}),
        ([], Terms(due_on=date(2026, 6, 30)), set()),
        ([on(6, state="deferred")], Terms(due_on=date(2026, 6, 1)), set()),
        ([on(6, 20)], Terms(rhythm_days=9), {Flag("silent", 10)}),
        ([on(6, 20)], Terms(rhythm_days=10), set()),
        ([], Terms(starts_on=date(2026, 1, 1)), {Flag("silent", 180)}),
        ([on(6, 20)], Terms(has_lead=False), {Flag("nobody")}),
        ([on(6, state="reported_done")], Terms(), {Flag("unproven")}),
        ([on(6, state="reported_done", evidence=True)], Terms(), set()),
    ],
)
def test_what_is_flagged(given_steps, given_terms, expected):
    assert set(standing(given_steps, given_terms, today=TODAY).flags) == expected


@given(steps, terms, st.randoms())
def test_order_of_entering_does_not_matter(given_steps, given_terms, random):
    shuffled = given_steps[:]
    random.shuffle(shuffled)
    assert standing(shuffled, given_terms, today=TODAY) == standing(
        given_steps, given_terms, today=TODAY
    )


@given(steps, terms)
def test_only_the_assembly_confirms(given_steps, given_terms):
    result = standing(given_steps, given_terms, today=TODAY)
    if result.state == "confirmed_done":
        assert any(step.by_assembly and step.state == "confirmed_done" for step in given_steps)


@given(steps, terms)
def test_what_goes_on_is_never_done(given_steps, given_terms):
    result = standing(given_steps, given_terms, today=TODAY)
    if given_terms.completion in {"continuous", "principle"}:
        assert result.state not in {"reported_done", "confirmed_done"}


@given(steps, terms)
def test_the_future_changes_nothing(given_steps, given_terms):
    past = [step for step in given_steps if step.on <= TODAY]
    assert standing(past, given_terms, today=TODAY) == standing(
        given_steps, given_terms, today=TODAY
    )


@given(steps)
def test_silence_is_counted_from_the_last_word(given_steps):
    result = standing(given_steps, Terms(rhythm_days=1), today=TODAY)
    for flag in result.flags:
        if flag.code == "silent":
            assert result.last_heard == TODAY - timedelta(days=flag.days)
