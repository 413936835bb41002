"""Calendars: stable names, cancellations kept, hours right, nothing hidden told."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from tests.factories.activities import activity, cohosted, going, host, host_body
from tests.factories.people import acting, human
from wirksam.activities.models import CalendarKey
from wirksam.activities.operations.calendars import end_calendar_key, make_calendar_key
from wirksam.activities.operations.planning import cancel_activity
from wirksam.activities.operations.series import repeat_activity

pytestmark = pytest.mark.django_db
HOSTILE = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\x0bUID:evil\r;,\\"\u2028<script>'


def events(response):
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    calendar = Calendar.from_ical(response.content)
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def titles(response):
    return {str(event["summary"]) for event in events(response).values()}


@pytest.fixture
def ours():
    return host_body("kv-eins")


@pytest.fixture
def theirs():
    return host_body("kv-zwei")


def test_the_public_calendars(client, ours, theirs):
    activity(ours, title="A")
    shared = activity(theirs, title="B")
    activity(theirs, title="C")
    cohosted(shared, ours)
    for hidden in ("members", "unit", "body"):
        activity(ours, title="verborgen", visibility=hidden)
    activity(ours, title="Idee", state="idea")
    assert titles(client.get("/kalender/verband.ics")) == {"A", "B", "C"}
    assert titles(client.get("/kalender/kv-eins.ics")) == {"A", "B"}
    assert client.get("/kalender/gibts-nicht.ics").status_code == 404


def test_calling_off_stays_in_the_calendar(client, ours):
    one, hanna = activity(ours, title="A"), acting(host(ours))
    before = events(client.get("/kalender/verband.ics"))
    cancel_activity(actor=hanna, activity=one, revision=1)
    after = events(client.get("/kalender/verband.ics"))
    assert before.keys() == after.keys() == {f"{one.uid}@wirksam"}
    event = after[f"{one.uid}@wirksam"]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert before[f"{one.uid}@wirksam"]["sequence"] == 0


def test_hours_over_the_clock_change(client, ours):
    hanna = acting(host(ours))
    start = timezone.localtime().replace(hour=19, minute=0, second=0, microsecond=0)
    one = activity(ours, starts_at=start, ends_at=start + timedelta(hours=2))
    until = start.date() + timedelta(days=360)
    made = repeat_activity(actor=hanna, activity=one, rhythm="weekly", until=until, revision=1)
    found = events(client.get("/kalender/verband.ics"))
    assert len(found) == len(made) > 50
    for event in found.values():
        assert event["dtstart"].params["TZID"] == "Europe/Berlin"
        assert (event["dtstart"].dt.hour, event["dtend"].dt.hour) == (19, 21)
    assert len({event["dtstart"].dt.astimezone(UTC).hour for event in found.values()}) == 2
    assert b"BEGIN:VTIMEZONE" in client.get("/kalender/verband.ics").content


def test_whole_days_end_after_the_last(client, ours):
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    days = {"starts_at": start, "ends_at": start + timedelta(days=2, hours=3), "all_day": True}
    activity(ours, **days)
    (event,) = events(client.get("/kalender/verband.ics")).values()
    assert event["dtstart"].dt == start.date()
    assert isinstance(event["dtend"].dt, date)
    assert event["dtend"].dt == start.date() + timedelta(days=3)


def test_hostile_words_stay_words(client, ours):
    activity(ours, title=HOSTILE, summary=HOSTILE, place=HOSTILE, cancelled_reason=HOSTILE)
    assert len(events(client.get("/kalender/verband.ics"))) == 1
    content = client.get("/kalender/verband.ics").content
    assert b"UID:evil" not in content.replace(b"\\nBEGIN:VEVENTUID:evil", b"")
    assert b"\x0b" not in content


def test_the_same_rows_give_the_same_bytes(client, ours):
    activity(ours)
    first = client.get("/kalender/verband.ics")
    assert client.get("/kalender/verband.ics").content == first.content
    again = client.get("/kalender/verband.ics", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_ones_own_calendar(client, ours, theirs):
    someone = human("Mia", theirs.unit)
    mine = activity(ours, title="meins", visibility="members", online_url="https://x.invalid/r")
    going(mine, someone)
    activity(ours, title="fremd")
    token = make_calendar_key(actor=acting(someone))
    response = client.get(f"/kalender/abo/{token}.ics")
    assert titles(response) == {"meins"}
    assert "https://x.invalid/r" in response.text
    assert "no-store" in response["Cache-Control"]
    assert token not in CalendarKey.objects.get().digest


def test_what_my_board_hosts_is_in_it_without_its_link(client, ours):
    someone = host(ours)
    activity(ours, title="unseres", visibility="body", online_url="https://x.invalid/r")
    token = make_calendar_key(actor=acting(someone))
    response = client.get(f"/kalender/abo/{token}.ics")
    assert titles(response) == {"unseres"}
    assert "x.invalid" not in response.text


def test_a_secret_address_ends(client, ours):
    someone = human("Mia", ours.unit)
    actor = acting(someone)
    old = make_calendar_key(actor=actor)
    new = make_calendar_key(actor=actor)
    assert client.get(f"/kalender/abo/{old}.ics").status_code == 404
    assert client.get(f"/kalender/abo/{new}.ics").status_code == 200
    someone.user.is_active = False
    someone.user.save()
    assert client.get(f"/kalender/abo/{new}.ics").status_code == 404
    someone.user.is_active = True
    someone.user.save()
    end_calendar_key(actor=actor)
    assert client.get(f"/kalender/abo/{new}.ics").status_code == 404


def test_the_page_tells_the_address_once(client, ours):
    client.force_login(human("Mia", ours.unit).user)
    told = client.post("/mein/kalender/").text
    address = told.split("/kalender/abo/")[1].split("</code>")[0]
    assert client.get(f"/kalender/abo/{address}").status_code == 200
    assert "/kalender/abo/" not in client.get("/mein/kalender/").text
    client.post("/mein/kalender/", {"ende": "1"})
    assert client.get(f"/kalender/abo/{address}").status_code == 404


def test_a_single_date_keeps_its_link_for_those_inside(client, ours):
    one = activity(ours, online_url="https://x.invalid/r")
    assert "x.invalid" not in client.get(f"/aktivitaeten/{one.pk}/termin.ics").text
    someone = human("Mia", ours.unit)
    going(one, someone)
    client.force_login(someone.user)
    assert "x.invalid" in client.get(f"/aktivitaeten/{one.pk}/termin.ics").text
