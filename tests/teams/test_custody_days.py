"""When a custody ends and when its reports are due: days alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.association import body, occasion
from tests.factories.teams import cycle, team
from wirksam.association.models import Body, Occasion
from wirksam.teams.access.standing import acting_on
from wirksam.teams.models import Custody, CustodyReport
from wirksam.teams.models.custody import LAST_REPORT_DAYS
from wirksam.teams.queries.custody import acting

START = date(2026, 1, 1)
JUST = timedelta(days=1)


def custody(rhythm: int = 30, **fields: object) -> Custody:
    told = {"body": Body(name="Team"), "acting": Body(name="Vorstand"), "basis": "B-1"}
    return Custody(starts_on=START, rhythm_days=rhythm, **(told | fields))


def written(on: date, due_on: date) -> CustodyReport:
    at = datetime(on.year, on.month, on.day, 11, tzinfo=UTC)
    return CustodyReport(due_on=due_on, written_at=at)


def test_first_report_after_one_rhythm():
    assert custody().next_due([], None) == date(2026, 1, 31)


def test_an_early_report_answers_the_next_day_due():
    one = custody()
    due_on = one.answers([], None, date(2026, 1, 20))
    assert due_on == date(2026, 1, 31)
    assert one.next_due([written(date(2026, 1, 20), due_on)], None) == date(2026, 3, 2)


def test_many_reports_in_one_period_do_not_buy_silence_later():
    one, told = custody(), []
    for on in (date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7)):
        told.append(written(on, one.answers(told, None, on)))
    assert one.next_due(told, None) == date(2026, 3, 2)


def test_a_late_report_answers_all_that_was_due_and_says_how_late():
    one, on = custody(), date(2026, 3, 15)
    told = written(on, one.answers([], None, on))
    assert told.due_on == date(2026, 1, 31)
    assert told.days_late == 43
    assert one.next_due([told], None) == date(2026, 4, 1)


def test_after_the_end_one_last_report():
    one, last = custody(), date(2026, 2, 10)
    first = written(date(2026, 1, 30), date(2026, 1, 31))
    assert one.next_due([first], last) == date(2026, 2, 24)
    assert one.answers([first], last, date(2026, 2, 12)) == date(2026, 2, 24)
    assert one.next_due([first, written(date(2026, 2, 12), date(2026, 2, 24))], last) is None


def test_a_report_on_the_last_day_is_the_last():
    one = custody()
    assert one.next_due([written(date(2026, 1, 31), date(2026, 1, 31))], date(2026, 1, 31)) is None


@given(
    rhythm=st.integers(1, 120),
    length=st.none() | st.integers(0, 400),
    waits=st.lists(st.integers(0, 200), max_size=8),
)
def test_reports_are_never_due_twice_and_never_forgotten(rhythm, length, waits):
    one = custody(rhythm)
    last = None if length is None else START + timedelta(days=length)
    told: list[CustodyReport] = []
    on = START
    for wait in waits:
        on += timedelta(days=wait)
        before = one.next_due(told, last)
        due_on = one.answers(told, last, on)
        told.append(written(on, due_on))
        after = one.next_due(told, last)
        if before is None:
            assert after is None
            continue
        assert due_on <= before
        if after is not None:
            assert after >= before
            assert after > on or (last is not None and after == last + LATER)
            assert after - max(on, before) <= timedelta(days=max(rhythm, LAST_REPORT_DAYS + rhythm))
    if last is not None and on >= last and told:
        assert one.next_due(told, last) is None


LATER = timedelta(days=LAST_REPORT_DAYS)


@given(
    ends_on=st.none() | st.integers(0, 60),
    happens=st.none() | st.integers(-5, 60),
    begins=st.none() | st.integers(-5, 60),
    dissolved=st.none() | st.integers(0, 60),
)
def test_it_ends_with_whatever_comes_first(ends_on, happens, begins, dissolved):
    def later(days: int | None) -> date | None:
        return None if days is None else START + timedelta(days=days)

    with_it = Occasion(name="LMV", happens_on=later(happens), happened=happens is not None)
    one = custody(
        ends_on=later(ends_on),
        ends_with=with_it,
        body=Body(name="Team", ends_on=later(dissolved)),
    )
    last = one.last_day(later(begins))
    ends = [later(ends_on), later(happens), later(dissolved)]
    ends.append(later(begins) - JUST if begins is not None else None)
    known = [end for end in ends if end is not None]
    assert (last is None) == (not known)
    if last is not None:
        assert last >= START
        assert last == max(START, min(known))


def test_an_occasion_ahead_ends_nothing_yet():
    soon = Occasion(name="LMV", happens_on=date(2026, 4, 18))
    assert custody(ends_with=soon).last_day(None) is None


@pytest.mark.django_db
@pytest.mark.parametrize("end", ["", "ends_on", "happened", "team", "dissolved", "acting_ended"])
@pytest.mark.parametrize("start", [-40, -1, 0, 3])
def test_lists_and_rows_agree_who_acts(end, start):
    today = date(2026, 5, 4)
    missing, board = team(), body()
    one = Custody.objects.create(
        body=missing, acting=board, basis="B", starts_on=today + timedelta(days=start)
    )
    for shift in (-41, -40, -2, -1, 0, 1):
        on = today + timedelta(days=shift)
        if end == "ends_on" and on >= one.starts_on:
            Custody.objects.update(ends_on=on)
        if end == "happened":
            Custody.objects.update(ends_with=occasion())
            Occasion.objects.update(happened=True, happens_on=on)
        if end == "team":
            missing.cycles.all().delete()
            cycle(missing, "running", starts_on=on, ends_on=date(2027, 5, 4))
        if end in {"dissolved", "acting_ended"}:
            which = missing if end == "dissolved" else board
            Body.objects.filter(pk=which.pk).update(ends_on=on)
        [row] = acting(today=today)
        listed = Custody.objects.filter(acting_on(today)).exists()
        assert listed == row.runs, (shift, row.last)
