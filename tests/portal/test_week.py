"""A chapter's week: tasks, shifts, action days, meetings, free places; to print, and as text."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import activity, host, host_body
from tests.factories.campaigns import action
from tests.factories.opportunities import opportunity, task
from tests.factories.people import human
from wirksam.portal.queries.week import monday_of

pytestmark = pytest.mark.django_db

MONDAY = date(2031, 5, 5)
HERE = "/verband/kv-eins/woche/"


@pytest.fixture
def body():
    return host_body()


def at(days: int, hour: int = 18):
    on = MONDAY + timedelta(days=days)
    return datetime(on.year, on.month, on.day, hour, tzinfo=timezone.get_default_timezone())


def test_everything_of_seven_days_with_free_places(client, body):
    activity(body, title="Treffen am Montag", starts_at=at(0))
    opportunity(body, title="Standschicht", starts_at=at(2), ends_at=at(2, 20), places=4, needed=2)
    task(body, title="Plakate", starts_at=at(-3, 0), ends_at=at(3, 0))
    action(body, title="Aktion am Sonntag", starts_at=at(6, 23))
    activity(body, title="Danach", starts_at=at(7, 0))
    activity(host_body("kv-zwei"), title="Woanders", starts_at=at(1))
    page = client.get(f"{HERE}?ab={MONDAY + timedelta(days=3)}").text
    for title in ("Treffen am Montag", "Standschicht", "Plakate", "Aktion am Sonntag"):
        assert page.count(f">{title}<") == 1
    assert "2 Leute fehlen" in page
    assert "Danach" not in page
    assert "Woanders" not in page
    text = client.get(f"{HERE}text/?ab={MONDAY}").text
    for title in ("Treffen am Montag", "Standschicht", "Plakate", "Aktion am Sonntag"):
        assert title in text
    assert "2 Leute fehlen" in text


def test_guests_see_what_is_public_and_members_choose_what_they_pass_on(client, body):
    activity(body, title="Offenes", starts_at=at(0))
    activity(body, title="Internes", starts_at=at(0), visibility="members")
    for address in (f"{HERE}?ab={MONDAY}", f"{HERE}text/?ab={MONDAY}&alles=1"):
        page = client.get(address).text
        assert "Offenes" in page
        assert "Internes" not in page
    sign_in(client, human("Mia", body.unit))
    assert "Internes" in client.get(f"{HERE}?ab={MONDAY}").text
    assert "Internes" not in client.get(f"{HERE}text/?ab={MONDAY}").text
    assert "Internes" in client.get(f"{HERE}text/?ab={MONDAY}&alles=1").text


def test_what_only_a_board_knows_is_in_no_text_for_members(client, body):
    for title, seen in (("Klausur", "body"), ("Stammtisch", "unit"), ("Treffen", "members")):
        activity(body, title=title, starts_at=at(0), visibility=seen)
    client.force_login(host(body).user)
    assert "Klausur" in client.get(f"{HERE}?ab={MONDAY}").text
    told = client.get(f"{HERE}text/?ab={MONDAY}&alles=1").text
    assert "Klausur" not in told
    assert "Stammtisch" in told
    assert "Treffen" in told


def test_called_off_is_said_in_words(client, body):
    activity(body, starts_at=at(0), state="cancelled")
    assert "abgesagt" in client.get(f"{HERE}?ab={MONDAY}").text


def test_a_quiet_week_leads_on(client, body):
    page = client.get(f"{HERE}?ab=2031-02-03").text
    assert "ab=2031-02-10" in page
    assert client.get(f"{HERE}text/?ab=2031-02-03").status_code == 200
    assert client.get("/verband/gibt-es-nicht/woche/").status_code == 404


@pytest.mark.parametrize(
    "asked", ["", "heute", "2031-13-01", "0001-01-01", "9999-12-31", "\0", "1e5", "٢٠٣١-٠٥-٠٥"]
)
def test_nonsense_is_a_week_too(client, body, asked):
    assert monday_of(asked).weekday() == 0
    assert client.get(HERE, {"ab": asked}).status_code == 200


def test_the_weeks_in_which_the_clock_changes_have_seven_days(client, body):
    spring = datetime(2031, 3, 30, 23, 30, tzinfo=timezone.get_default_timezone())
    activity(body, title="Nach der Umstellung", starts_at=spring)
    page = client.get(f"{HERE}?ab=2031-03-24").text
    assert "Nach der Umstellung" in page
    assert "23:30" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(client, body, django_assert_num_queries, rows):
    for number in range(rows):
        activity(body, starts_at=at(number))
        opportunity(body, starts_at=at(number), ends_at=at(number, 20))
        task(body, starts_at=at(number), ends_at=at(number + 1))
        action(body, starts_at=at(number))
    client.force_login(human("Mia", body.unit).user)
    client.get(f"{HERE}?ab={MONDAY}")
    with django_assert_num_queries(13):
        assert client.get(f"{HERE}?ab={MONDAY}").status_code == 200
    with django_assert_num_queries(13):
        assert client.get(f"{HERE}text/?ab={MONDAY}").status_code == 200
