"""Duties under missed, doubled and crashed runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirksam.foundation.duties import registry
from wirksam.foundation.duties.models import DutyRun
from wirksam.foundation.duties.queries import findings
from wirksam.foundation.duties.registry import Duty, duty
from wirksam.foundation.duties.running import next_due, run_due
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def ran(monkeypatch):
    """Only the duties of the test; when they ran."""
    monkeypatch.setattr(registry, "_duties", {})
    return []


def hourly(ran, **fields):
    duty(Duty("hourly", HOUR, ran.append, **fields))


def test_it_runs_at_once_then_in_its_rhythm(ran):
    hourly(ran)
    for minutes in (0, 0, 1, 59, 60, 61, 119, 120):
        run_due(NOW + timedelta(minutes=minutes))
    assert [(at - NOW).total_seconds() / 60 for at in ran] == [0, 60, 120]


def test_missed_runs_are_made_up_for_by_one_and_the_rhythm_stays(ran):
    hourly(ran)
    for minutes in (0, 330, 331, 359, 360):
        run_due(NOW + timedelta(minutes=minutes))
    assert [(at - NOW).total_seconds() / 60 for at in ran] == [0, 330, 360]


def test_two_workers_never_have_it_at_once(ran):
    def slow(now):
        ran.append(now)
        run_due(now)
        run_due(now + timedelta(minutes=14))

    duty(Duty("slow", HOUR, slow))
    run_due(NOW)
    assert len(ran) == 1


def test_a_dead_worker_is_followed_when_its_lease_ends(ran):
    hourly(ran)
    run_due(NOW)
    DutyRun.objects.update(held_by="dead", held_until=NOW + timedelta(minutes=75))
    run_due(NOW + timedelta(minutes=74))
    assert len(ran) == 1
    run_due(NOW + timedelta(minutes=76))
    assert len(ran) == 2


@pytest.mark.logs_errors
def test_one_that_fails_is_said_and_stops_no_other(ran):
    def fail(_now):
        raise ValueError("broken")

    duty(Duty("first", timedelta(minutes=1), fail))
    hourly(ran)
    JournalEntry.objects.create(verb="x", object_type="x", object_key="1")
    JournalEntry.objects.filter(pk=1)
    assert run_due(NOW) == ["first", "hourly"]
    assert "duty first fails: ValueError: broken" in list(findings())
    duty(Duty("first", timedelta(minutes=1), ran.append))
    run_due(NOW + timedelta(minutes=1))
    assert not [said for said in findings() if "fails" in said]


def test_a_signal_in_the_midst_frees_the_lease(ran):
    def interrupted(_now):
        raise KeyboardInterrupt

    duty(Duty("stopped", HOUR, interrupted))
    with pytest.raises(KeyboardInterrupt):
        run_due(NOW)
    assert DutyRun.objects.get().held_until is None
    duty(Duty("stopped", HOUR, ran.append))
    run_due(NOW)
    assert len(ran) == 1


def test_a_clock_set_back_by_a_year_does_not_stop_it_for_a_year(ran):
    hourly(ran)
    run_due(NOW)
    run_due(NOW - timedelta(days=365))
    run_due(NOW - timedelta(days=365) + HOUR)
    assert len(ran) == 3


def test_nothing_is_written_where_nothing_is_wanted(ran, django_assert_num_queries):
    hourly(ran, wanted=lambda _now: False)
    run_due(NOW)
    with django_assert_num_queries(1):
        assert run_due(NOW + HOUR) == []
    assert not ran


def test_no_worker_for_a_day_is_said(ran):
    hourly(ran)
    assert not list(findings())
    run_due(datetime.now(tz=UTC) - timedelta(days=2))
    assert "no worker has run since" in next(iter(findings()))
    run_due(datetime.now(tz=UTC))
    assert not list(findings())


@pytest.mark.parametrize("day", [datetime(2026, 3, 29), datetime(2026, 10, 25)])  # noqa: DTZ001 (made aware below)
def test_nights_on_which_the_clock_changes(ran, day):
    """Every real hour once, though 02:30 is missing in one night and comes twice in the other."""
    hourly(ran)
    start = day.replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
    for quarter in range(24 * 4):
        run_due(start + timedelta(minutes=15 * quarter))
        run_due(start + timedelta(minutes=15 * quarter))
    assert [at - start for at in ran] == [HOUR * hour for hour in range(24)]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pattern=st.lists(
        st.tuples(st.integers(0, 200), st.sampled_from(["run", "twice", "die", "skip"])),
        max_size=25,
    )
)
def test_any_pattern_of_runs_does_each_period_at_most_once_and_none_is_left_out(ran, pattern):
    DutyRun.objects.all().delete()
    ran.clear()
    hourly(ran)
    at, served = NOW, []
    for minutes, how in pattern:
        at += timedelta(minutes=minutes)
        if how == "die":
            DutyRun.objects.update(held_by="dead", held_until=at + timedelta(minutes=15))
        if how in {"run", "twice"}:
            run = DutyRun.objects.first()
            blocked = run is not None and run.held_until is not None and run.held_until > at
            due = run is None or run.due_at <= at
            for _time in range(1 + (how == "twice")):
                run_due(at)
            if due and not blocked:
                served.append(at)
    assert ran == served
    periods = [(one - served[0]) // HOUR for one in served]
    assert len(periods) == len(set(periods))


@given(late=st.integers(-(10**8), 10**8), every=st.integers(1, 10**6), shift=st.integers(0, 10**6))
def test_the_next_time_is_after_now_within_one_period_and_in_the_rhythm(late, every, shift):
    step = timedelta(seconds=every)
    due_at, now = NOW, NOW + timedelta(seconds=late) + timedelta(microseconds=shift)
    found = next_due(due_at, step, now)
    assert now < found <= now + step
    assert (found - due_at) % step == timedelta(0)
