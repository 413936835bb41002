"""Which step follows which, what each needs, when steps are taken by the day alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.teams.choices import BEFORE_TERM, ENDED, CycleState
from wirksam.teams.rules import (
    HANDOVER_AHEAD,
    LAPSED,
    OVER,
    WAY,
    Facts,
    accepts,
    following,
    may_follow,
    missing,
    stands,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
READY = Facts(
    state="planned",
    now=NOW,
    today=NOW.date(),
    criteria=2,
    seats=5,
    opens_on=date(2026, 3, 1),
    closes_at=NOW + timedelta(days=14),
)


def codes(facts: Facts) -> set[str]:
    return {need.code for need in missing(facts)}


def test_way_and_words_are_the_same():
    assert {*WAY, LAPSED} == set(CycleState.values)
    assert {*ENDED} == OVER
    assert [*WAY[: len(BEFORE_TERM)]] == [one for one in WAY if one in BEFORE_TERM]


@given(st.sampled_from(CycleState.values), st.sampled_from(CycleState.values))
def test_terms_go_on_step_by_step_or_lapse(before, after):
    if before in OVER:
        assert not may_follow(before, after)
    else:
        assert may_follow(before, after) == (after in {following(before), LAPSED})


def test_call_needs_all_that_people_ask():
    assert codes(READY) == set()
    bare = replace(READY, lacking=frozenset({"task", "ask"}), criteria=0, seats=0)
    assert codes(bare) == {"task", "ask", "criteria", "seats"}


def test_call_stays_open_for_a_week():
    assert codes(replace(READY, closes_at=NOW - timedelta(seconds=1))) == {"past"}
    assert codes(replace(READY, closes_at=NOW + timedelta(days=6))) == {"short"}
    assert codes(replace(READY, opens_on=date(2026, 3, 10))) == {"short"}
    assert codes(replace(READY, closes_at=NOW + timedelta(days=7))) == set()


def test_reading_begins_after_the_last_moment_with_two_readers():
    called = replace(READY, state="call", readers=2)
    assert codes(called) == {"open"}
    assert codes(replace(called, now=called.closes_at)) == {"open"}
    over = replace(called, now=called.closes_at + timedelta(seconds=1))
    assert codes(over) == set()
    assert codes(replace(over, readers=1)) == {"readers"}


@pytest.mark.parametrize(
    ("state", "facts", "needs"),
    [
        ("screening", {"unread": 1}, {"unread", "proposal"}),
        ("screening", {"proposed": True}, set()),
        ("proposal", {}, {"election"}),
        ("proposal", {"elected": True}, set()),
        ("decided", {"starts_on": date(2026, 3, 2)}, {"term"}),
        ("decided", {"starts_on": date(2026, 3, 1)}, set()),
        ("running", {}, set()),
        ("handover", {}, {"accepted"}),
        ("handover", {"accepted": True}, set()),
        ("closed", {}, set()),
        ("lapsed", {}, set()),
    ],
)
def test_other_steps(state, facts, needs):
    assert codes(replace(READY, state=state, **facts)) == needs


def test_last_moment_counts_and_the_next_second_does_not():
    berlin = ZoneInfo("Europe/Berlin")
    last = datetime(2026, 3, 28, 23, 59, 59, tzinfo=berlin)  # the night before summer time
    opens = date(2026, 3, 14)
    for now, counts in ((last, True), (last + timedelta(seconds=1), False)):
        for moment in (now, now.astimezone(UTC)):
            assert accepts("call", moment, opens, opens_on=opens, closes_at=last) is counts
    early = opens - timedelta(days=1)
    assert not accepts("call", last, early, opens_on=opens, closes_at=last)
    assert not accepts("screening", last, opens, opens_on=opens, closes_at=last)


def test_hour_that_comes_twice_is_a_moment_once():
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    second = first.replace(fold=1)
    day = date(2026, 10, 25)
    known = {"opens_on": day, "closes_at": first.astimezone(UTC)}
    assert accepts("call", first.astimezone(UTC), day, **known)
    assert not accepts("call", second.astimezone(UTC), day, **known)


@given(st.sampled_from(CycleState.values), DAYS, DAYS, st.integers(0, 800), st.none() | DAYS)
def test_standing_only_goes_on(state, today, starts_on, length, body_ends_on):
    ends_on = starts_on + timedelta(days=length)
    days = {"starts_on": starts_on, "ends_on": ends_on, "body_ends_on": body_ends_on}
    found = stands(state, today, **days)
    if state in OVER:
        assert found == state
    elif body_ends_on is not None and body_ends_on < today:
        assert found == LAPSED
    else:
        assert WAY.index(found) >= WAY.index(state)
        assert found == state or found in {"running", "handover"}
    assert stands(found, today, **days) == found
    later = stands(state, today + timedelta(days=30), **days)
    assert later == LAPSED or WAY.index(later) >= WAY.index(found)


def test_standing_follows_the_days_of_the_term():
    term = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}
    assert stands("decided", date(2026, 3, 31), **term) == "decided"
    assert stands("decided", date(2026, 4, 1), **term) == "running"
    ahead = term["ends_on"] - HANDOVER_AHEAD
    assert stands("running", ahead - timedelta(days=1), **term) == "running"
    assert stands("running", ahead, **term) == "handover"
