"""What the page of a team says, and what it costs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from tests.factories.association import actor, occasion
from tests.factories.people import seat
from tests.factories.teams import called, cycle, member, team
from wirksam.association.models import Body, Office
from wirksam.foundation.access import NOBODY
from wirksam.teams.queries.days import last_moment
from wirksam.teams.queries.page import parts_of
from wirksam.teams.queries.stand import stand_of
from wirksam.teams.queries.teams import current_cycle, serving_cycle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def today():
    return timezone.localdate()


def test_seats_are_counted_by_office_without_names():
    one = team()
    office = one.offices.get()
    seat(member("Sam"), office)
    seat(member("Kim"), office, starts_on=today() + timedelta(days=9))
    seat(member("Weg"), office, ends_on=today() - timedelta(days=1))
    told = stand_of(one, None)
    assert (told.held, told.empty, told.total) == (1, 3, 5)
    assert told.seats[0].places == ["held", "coming", "empty", "empty", "empty"]


def test_more_people_than_seats_leave_none_empty():
    one = team(seats=1, reserved_seats=0)
    for name in ("Sam", "Kim"):
        seat(member(name), one.offices.get())
    told = stand_of(one, None).seats[0]
    assert (told.empty, told.places) == (0, ["held"])


def test_days_stand_in_order_and_bind():
    made = called()
    made.binding = True
    made.due = occasion(today() + timedelta(days=60))
    made.due.happens_on = today() + timedelta(days=60)
    made.call.information_at = timezone.now() + timedelta(days=3)
    told = stand_of(made.body, made)
    assert [one.binding for one in told.dates] == [False, False, True]
    assert [one.on for one in told.dates] == sorted(one.on for one in told.dates)
    assert told.open_call is not None


def test_a_call_that_opens_later_takes_no_applications_yet():
    made = called()
    made.call.opens_on = today() + timedelta(days=2)
    told = stand_of(made.body, made)
    assert told.open_call is None
    assert "apply from" in told.sentence


def test_the_page_speaks_of_the_term_being_prepared_and_of_who_works_meanwhile():
    old = cycle(state="running")
    new = called(old.body)
    assert current_cycle(old.body) == new
    assert serving_cycle(old.body) == old
    assert stand_of(old.body, new).meanwhile
    assert not stand_of(old.body, old).meanwhile


def test_what_is_stored_late_is_told_in_time():
    yesterday = today() - timedelta(days=1)
    made = cycle(state="decided", starts_on=yesterday, ends_on=today() + timedelta(days=300))
    assert stand_of(made.body, made).state == "running"
    Body.objects.filter(pk=made.body_id).update(ends_on=yesterday)
    made.body.refresh_from_db()
    assert stand_of(made.body, made).state == "lapsed"


def test_the_last_moment_is_the_last_second_of_a_day_also_when_clocks_change():
    for month, day in ((3, 29), (10, 25), (2, 28)):
        at = timezone.localtime(last_moment(today().replace(year=2026, month=month, day=day)))
        assert (at.month, at.day, at.hour, at.minute, at.second) == (month, day, 23, 59, 59)


def test_page_costs_the_same_with_one_and_three_of_everything(django_assert_num_queries):
    who = actor(member())
    small, large = called(), called(team("zwei", "Zwei"))
    for number in range(3):
        office = Office.objects.create(body=large.body, name=f"Amt {number}", seats=2)
        seat(member(f"Sam {number}"), office)
        large.call.channels.create(name=f"Weg {number}", reached_on=today())
    seat(member("Kim"), small.body.offices.first())
    for one in (small, large):
        known = current_cycle(one.body)
        with django_assert_num_queries(3):
            stand_of(one.body, known)
    assert parts_of(NOBODY, small.body, current_cycle(small.body))
    assert parts_of(who, large.body, current_cycle(large.body))
