"""Hours of the clock: series over the nights it changes, hours that do not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.activities import activity, host_body, hosting
from wirksam.activities.forms import PlanForm
from wirksam.activities.models import Activity, Meeting
from wirksam.activities.operations.planning import Plan
from wirksam.activities.operations.series import (
    cancel_coming,
    change_coming,
    plan_of,
    repeat_activity,
)
from wirksam.activities.queries.words import duration, when
from wirksam.activities.rules import days_of, exists, moment, recurrence, same_length
from wirksam.association.models import Body
from wirksam.foundation.access import RefusedError

BERLIN = ZoneInfo("Europe/Berlin")
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def at(year: int, month: int, day: int, hour: int = 19, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


def clock(one: Activity) -> str:
    return one.starts_at.astimezone(BERLIN).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("rhythm", "first", "rule", "expected"),
    [
        ("weekly", date(2026, 3, 22), "FREQ=WEEKLY;INTERVAL=1", ["03-22", "03-29", "04-05"]),
        ("fortnightly", date(2026, 3, 22), "FREQ=WEEKLY;INTERVAL=2", ["03-22", "04-05", "04-19"]),
        ("monthly", date(2026, 1, 13), "FREQ=MONTHLY;BYDAY=2TU", ["01-13", "02-10", "03-10"]),
        ("monthly", date(2026, 1, 30), "FREQ=MONTHLY;BYDAY=-1FR", ["01-30", "02-27", "03-27"]),
    ],
)
def test_days_that_come_back(rhythm, first, rule, expected):
    assert recurrence(rhythm, first) == rule
    found = days_of(rule, first, date(2027, 12, 31))
    assert [day.strftime("%m-%d") for day in found[:3]] == expected


@given(days, st.sampled_from(["weekly", "fortnightly", "monthly"]), st.integers(0, 3000))
def test_a_series_keeps_its_weekday_and_its_end(first, rhythm, length):
    until = first + timedelta(days=length)
    found = days_of(recurrence(rhythm, first), first, until)
    assert found[0] == first
    assert len(found) <= 60
    assert found == sorted(set(found))
    assert {day.weekday() for day in found} == {first.weekday()}
    assert found[-1] <= until


@given(days, st.times())
def test_every_moment_shows_the_time_that_was_asked_for(day, hour):
    hour = hour.replace(tzinfo=None, fold=0)
    shown = moment(day, hour, BERLIN).replace(tzinfo=None)
    asked = datetime.combine(day, hour)
    assert shown == asked if exists(day, hour, BERLIN) else shown == asked + timedelta(hours=1)


def test_the_hour_that_is_left_out_and_the_one_that_comes_twice():
    assert not exists(date(2026, 3, 29), time(2, 30), BERLIN)
    assert moment(date(2026, 3, 29), time(2, 30), BERLIN) == at(2026, 3, 29, 3, 30)
    twice = moment(date(2026, 10, 25), time(2, 30), BERLIN)
    assert (exists(date(2026, 10, 25), time(2, 30), BERLIN), twice.fold) == (True, 0)


def test_length_is_kept_by_the_clock():
    begin, end = at(2026, 3, 21, 22), at(2026, 3, 22, 4)
    start = at(2026, 3, 28, 22)
    assert same_length(begin, end, start, BERLIN) == at(2026, 3, 29, 4)


@pytest.fixture
def ours(db):
    return host_body()


@pytest.fixture
def hanna(ours):
    return hosting(ours)


def series(actor, body, start, **options):
    first = activity(body, starts_at=start, **options)
    return repeat_activity(
        actor=actor, activity=first, rhythm="weekly", until=start.date() + timedelta(21), revision=1
    )


def test_a_series_over_the_clock_change(hanna, ours):
    found = series(hanna, ours, at(2026, 10, 18), ends_at=at(2026, 10, 18, 21))
    assert list(map(clock, found)) == [f"2026-{day} 19:00" for day in (
        "10-18", "10-25", "11-01", "11-08",
    )]  # fmt: skip
    assert {one.ends_at.astimezone(BERLIN).hour for one in found} == {21}
    assert len({one.uid for one in found}) == 4
    assert {one.series.rule for one in found} == {"FREQ=WEEKLY;INTERVAL=1"}
    assert Meeting.objects.count() == 4


def test_change_all_that_follow(hanna, ours):
    found = series(hanna, ours, at(2026, 10, 18), ends_at=at(2026, 10, 18, 21))
    second = found[1]
    plan = replace(
        plan_of(second), title="Neu", starts_at=at(2026, 10, 26, 18), ends_at=at(2026, 10, 26, 20)
    )
    change_coming(actor=hanna, activity=second, plan=plan, revision=1, own={"agenda": "A"})
    rows = list(Activity.objects.order_by("starts_at"))
    assert list(map(clock, rows)) == [
        "2026-10-18 19:00", "2026-10-26 18:00", "2026-11-02 18:00", "2026-11-09 18:00",
    ]  # fmt: skip
    assert [row.title == "Neu" for row in rows] == [False, True, True, True]
    assert [row.sequence for row in rows] == [0, 1, 1, 1]
    assert Meeting.objects.filter(agenda="A").count() == 3


def test_call_off_all_that_follow(hanna, ours):
    found = series(hanna, ours, at(2026, 10, 18))
    cancel_coming(actor=hanna, activity=found[2], revision=1, reason="Ferien")
    rows = Activity.objects.order_by("starts_at")
    assert [row.state for row in rows] == ["open", "open", "cancelled", "cancelled"]
    with pytest.raises(RefusedError, match="is over"):
        cancel_coming(actor=hanna, activity=found[2], revision=2)


def test_what_cannot_come_back(hanna, ours):
    found = series(hanna, ours, at(2026, 10, 18))
    with pytest.raises(RefusedError, match="comes back already"):
        repeat_activity(
            actor=hanna, activity=found[0], rhythm="weekly", until=date(2027, 1, 1), revision=2
        )
    alone = activity(ours, starts_at=at(2026, 10, 18))
    with pytest.raises(RefusedError, match="not come back once"):
        repeat_activity(
            actor=hanna, activity=alone, rhythm="weekly", until=date(2026, 10, 20), revision=1
        )


def form(body: Body, **values: str) -> PlanForm:
    data = {"title": "Treffen", "host": str(body.pk), "visibility": "public"} | values
    return PlanForm(data, hosts=Body.objects.all())


def planned(body: Body, **values: str) -> Plan:
    filled = form(body, **values)
    assert filled.is_valid(), filled.errors
    return filled.plan()


def test_the_form_refuses_an_hour_that_does_not_exist(ours):
    wrong = form(ours, on="2026-03-29", at="02:30")
    assert not wrong.is_valid()
    assert "the clock goes forward" in str(wrong.errors["at"])


def test_the_form_understands_nights_days_and_ideas(ours):
    night = planned(ours, on="2026-05-01", at="20:00", until="02:00")
    assert (night.starts_at, night.ends_at) == (at(2026, 5, 1, 20), at(2026, 5, 2, 2))
    whole = planned(ours, on="2026-05-01", ends_on="2026-05-03")
    assert (whole.all_day, whole.ends_at) == (True, at(2026, 5, 3, 0))
    assert planned(ours).state == "idea"
    assert planned(ours, on="2026-05-01", can_join="on").state == "open"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"at": "20:00"}, "on"),
        ({"on": "2026-05-01", "until": "20:00"}, "at"),
        ({"on": "2026-05-02", "ends_on": "2026-05-01"}, "ends_on"),
        ({"online_url": "javascript:alert(1)"}, "online_url"),
        ({"online_url": "ftp://example.invalid/"}, "online_url"),
        ({"effort_minutes": "-3"}, "effort_minutes"),
        ({"host": "999999"}, "host"),
        ({"visibility": "all"}, "visibility"),
        ({"title": " "}, "title"),
    ],
)
def test_the_form_says_what_is_wrong(ours, values, field):
    assert field in form(ours, **values).errors


def test_the_form_shows_what_stands(ours):
    one = activity(ours, starts_at=at(2026, 10, 24, 20), ends_at=at(2026, 10, 25, 3))
    shown = PlanForm.initial_of(one)
    again = planned(
        ours, **{name: str(shown[name]) for name in ("on", "at", "until", "ends_on")}
    )  # the night of the clock change
    assert (again.starts_at, again.ends_at) == (one.starts_at, one.ends_at)


def test_when_in_words(ours):
    evening = activity(ours, starts_at=at(2026, 10, 24, 18), ends_at=at(2026, 10, 24, 20))
    assert when(evening).endswith("18:00 to 20:00")
    assert " to " in when(activity(ours, starts_at=at(2026, 5, 1), ends_at=at(2026, 5, 3, 12)))
    assert when(activity(ours, starts_at=None, state="idea")) == "no date yet"
    assert duration(150) == "2 hours, 30 minutes"
    assert [duration(60), duration(1), duration(None)] == ["1 hour", "1 minute", ""]
