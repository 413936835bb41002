"""What changes after people have joined: days of a series, hours, the clock itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import host, host_body
from tests.factories.opportunities import helper, job, joined, opportunity
from tests.factories.people import acting
from tests.opportunities.test_guests import confirmed
from wirksam.activities.models import Activity, Participation
from wirksam.activities.operations.series import cancel_coming, plan_of, repeat_activity
from wirksam.activities.queries.words import effort, when
from wirksam.foundation.access import RefusedError
from wirksam.foundation.mail.models import Letter
from wirksam.foundation.notices.models import Notice
from wirksam.opportunities.models import Engagement, Opportunity
from wirksam.opportunities.operations.keeping_time import keep_time
from wirksam.opportunities.operations.planning import Job, change_opportunity

pytestmark = pytest.mark.django_db

ZONE = timezone.get_default_timezone()


def last_sunday(month: int) -> date:
    """Of a month with 31 days next year: the night before it the clock changes."""
    day = date(timezone.localdate().year + 1, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def board():
    return host_body()


@pytest.fixture
def hanna(board):
    return acting(host(board))


def fresh(one) -> Opportunity:
    return Opportunity.objects.select_related("host__unit").get(pk=one.pk)


def series_of(board, hanna, **fields):
    """Four shifts, a week apart."""
    first = opportunity(board, places=3, needed=2, **fields)
    job(first, "Stand", 3)
    anchor = Activity.objects.get(pk=first.pk)
    until = first.first_day + timedelta(weeks=3)
    made = repeat_activity(
        actor=hanna, activity=anchor, rhythm="weekly", until=until, revision=anchor.revision
    )
    return [fresh(one) for one in made]


STALL = (Job("Stand", 3),)


def change(hanna, one, *, coming=False, jobs=STALL, **changes):
    now = fresh(one)
    own = {"needed": now.needed, "places": now.places, "guests": now.guests}
    return change_opportunity(
        actor=hanna, opportunity=now, plan=replace(plan_of(now), **changes), own=own,
        revision=now.revision, jobs=jobs, coming=coming,
    )  # fmt: skip


def told(who) -> list[str]:
    return list(Notice.objects.filter(person_key=who.key).values_list("kind", flat=True))


def moved(one) -> dict[str, datetime]:
    """An hour later."""
    hour = timedelta(hours=1)
    return {"starts_at": one.starts_at + hour, "ends_at": one.ends_at + hour}


def test_this_one_alone(board, hanna):
    rows = series_of(board, hanna)
    stall = [one.positions.get() for one in rows]
    ada, bela = helper(board), helper(board)
    joined(ada, rows[1], position=stall[1])
    joined(bela, rows[2], position=stall[2])
    change(hanna, rows[1], **moved(rows[1]))
    assert fresh(rows[1]).starts_at == rows[1].starts_at + timedelta(hours=1)
    assert fresh(rows[2]).starts_at == rows[2].starts_at
    assert told(ada) == ["opportunity_moved"]
    assert told(bela) == []
    held = Engagement.objects.get(person=ada.person_id)
    assert (held.state, held.position) == ("going", stall[1])
    assert Participation.objects.filter(activity=rows[1].pk, person=ada.person_id).exists()


def test_this_and_all_that_follow(board, hanna):
    rows = series_of(board, hanna)
    people = [helper(board) for _ in rows]
    for who, one in zip(people, rows, strict=True):
        joined(who, one, position=one.positions.get())
    change(hanna, rows[1], coming=True, place="Bahnhof", **moved(rows[1]))
    assert [told(who) for who in people] == [[], *[["opportunity_moved"]] * 3]
    for one in rows[1:]:
        assert fresh(one).place == "Bahnhof"
        assert fresh(one).starts_at.astimezone(ZONE).hour == 19
    assert fresh(rows[0]).place == ""
    assert Engagement.objects.filter(state="going").count() == 4


def test_what_does_not_touch_time_or_place_tells_nobody(board, hanna):
    one = opportunity(board, places=3)
    ada = helper(board)
    joined(ada, one)
    change(hanna, one, jobs=(), title="Anders genannt")
    assert told(ada) == []


def test_moved_twice_is_told_twice_and_waiting_people_hear_it_too(board, hanna):
    one = opportunity(board, places=1)
    ada, bela = helper(board), helper(board)
    joined(ada, one)
    joined(bela, one)
    for _twice in range(2):
        change(hanna, one, jobs=(), **moved(fresh(one)))
    for who in (ada, bela):
        assert told(who).count("opportunity_moved") == 2


def test_guests_are_told_by_mail(client, board, hanna):
    one = opportunity(board, guests=True)
    confirmed(client, one)
    before = Letter.objects.count()
    change(hanna, one, jobs=(), place="Bahnhof")
    assert Letter.objects.count() == before + 1
    assert Letter.objects.order_by("pk").last().to == "mia@example.org"


def test_a_job_somebody_is_in_is_kept_in_the_whole_series(board, hanna):
    rows = series_of(board, hanna)
    joined(helper(board), rows[3], position=rows[3].positions.get())
    with pytest.raises(RefusedError, match="in “Stand” already"):
        change(hanna, rows[1], coming=True, jobs=(Job("Technik", 3),), **moved(rows[1]))
    assert [fresh(one).starts_at for one in rows] == [one.starts_at for one in rows]


def test_calling_off_from_the_middle_tells_who_had_joined_and_keeps_the_first(board, hanna):
    rows = series_of(board, hanna)
    ada, bela = helper(board), helper(board)
    joined(ada, rows[0], position=rows[0].positions.get())
    joined(bela, rows[2], position=rows[2].positions.get())
    middle = Activity.objects.select_related("host__unit").get(pk=rows[1].pk)
    cancel_coming(actor=hanna, activity=middle, revision=middle.revision)
    keep_time(timezone.now())
    assert [fresh(one).state for one in rows] == ["open", *["cancelled"] * 3]
    assert told(ada) == []
    assert told(bela) == ["opportunity_off"]


@pytest.mark.parametrize(("month", "hours"), [(3, 7), (10, 9)])
def test_a_night_shift_lasts_as_long_as_the_night(board, month, hours):
    """From ten to six: an hour less in spring, an hour more in autumn; the clock says the same."""
    sunday = last_sunday(month)
    one = opportunity(board, starts_at=at(sunday - timedelta(days=1), 22), ends_at=at(sunday, 6))
    assert str(hours) in effort(one)
    assert "22:00" in when(one)
    assert "06:00" in when(one)


@pytest.mark.parametrize("month", [3, 10])
def test_a_series_keeps_the_time_of_the_clock(board, hanna, month):
    first = last_sunday(month) - timedelta(days=8)
    rows = series_of(board, hanna, starts_at=at(first, 18), ends_at=at(first, 20))
    local = [(one.starts_at.astimezone(ZONE), one.ends_at.astimezone(ZONE)) for one in rows]
    assert {(begin.hour, end.hour) for begin, end in local} == {(18, 20)}
    steps = {b.starts_at - a.starts_at for a, b in pairwise(rows)}
    assert len(steps) == 2
    change(hanna, rows[0], coming=True, starts_at=at(first, 2, 30), ends_at=at(first, 4))
    nights = [fresh(one).starts_at.astimezone(ZONE) for one in rows]
    assert [night.hour for night in nights if night.date() != last_sunday(month)] == [2] * 4


@pytest.mark.parametrize(("month", "code"), [(3, 422), (10, 302)])
def test_an_hour_that_is_left_out_is_said_and_one_that_comes_twice_is_the_first(
    client, board, month, code
):
    sign_in(client, host(board))
    sunday = last_sunday(month)
    sent = {
        "title": "Nacht", "on": sunday.isoformat(), "at": "02:30", "until": "05:00", "needed": "1",
        "host": str(board.pk), "visibility": "public", "flow": "at_once", "experienced": "0",
        "first_timers": "0",
    }  # fmt: skip
    assert client.post("/aufgaben/neu/?art=shift", sent).status_code == code
    made = Opportunity.objects.first()
    if made:
        assert made.starts_at == at(sunday, 2, 30).astimezone(UTC)
        assert "3" in effort(made)
