"""Status is a fold: tables for the rules, properties for the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.progress import Flag, Step, Terms, course, judged, standing

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
        next_due=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
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
        ([on(6, 1, next_due=date(2026, 6, 29))], Terms(), {Flag("silent", 1)}),
        ([on(6, 1, next_due=date(2026, 6, 30))], Terms(), set()),
        ([on(1, next_due=date(2026, 7, 1))], Terms(), set()),
        ([on(6, 1, next_due=date(2026, 12, 1))], Terms(rhythm_days=10), {Flag("silent", 29)}),
        ([on(6, 1, next_due=date(2026, 6, 5))], Terms(rhythm_days=10), {Flag("silent", 25)}),
        ([on(6, 1, next_due=date(2026, 6, 5)), on(6, 6)], Terms(), set()),
        ([on(6, 1, state="deferred", next_due=date(2026, 6, 5))], Terms(), set()),
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


@given(steps, terms, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_flags_come_from_the_course_alone(given_steps, given_terms, today):
    past = [step for step in given_steps if step.on <= today]
    stored = course(past, given_terms.completion)
    assert judged(stored, given_terms, today=today) == standing(
        given_steps, given_terms, today=today
    )


@given(steps, terms, st.dates(date(2027, 1, 1), date(2027, 6, 30)), st.integers(0, 300))
def test_silence_only_grows_while_nothing_is_said(given_steps, given_terms, day, days):
    def silent(today):
        found = standing(given_steps, given_terms, today=today)
        return next((flag.days for flag in found.flags if flag.code == "silent"), None)

    early, late = silent(day), silent(day + timedelta(days=days))
    if early is not None:
        assert late == early + days


@given(steps, terms)
def test_a_late_promise_is_silence(given_steps, given_terms):
    found = standing(given_steps, given_terms, today=TODAY)
    past = [step for step in given_steps if step.on <= TODAY]
    last = max(past, key=lambda step: (step.on, step.position), default=None)
    ended = found.state in {"reported_done", "confirmed_done", "deferred", "dropped"}
    if last and last.next_due and last.next_due < TODAY and not ended:
        assert "silent" in {flag.code for flag in found.flags}


@given(steps)
def test_silence_is_counted_from_the_last_word(given_steps):
    given_steps = [replace(step, next_due=None) for step in given_steps]
    result = standing(given_steps, Terms(rhythm_days=1), today=TODAY)
    for flag in result.flags:
        if flag.code == "silent":
            assert result.last_heard == TODAY - timedelta(days=flag.days)
