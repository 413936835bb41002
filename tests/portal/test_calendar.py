"""The calendar: a month of dates, for anyone who may see them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from tests.factories.activities import activity, host_body
from tests.factories.association import occasion
from tests.factories.people import human
from wirksam.portal.queries.calendar import first_of, month_of

pytestmark = pytest.mark.django_db


def at(day: int, hour: int = 18, month: int = 5):
    return datetime(2026, month, day, hour, tzinfo=timezone.get_default_timezone())


def test_a_month(client):
    body = host_body()
    activity(body, title="Kochen", visibility="public", starts_at=at(4))
    activity(body, title="Später", visibility="public", starts_at=at(1, 0, 6))
    activity(body, title="Geheim", visibility="members", starts_at=at(5))
    occasion(date(2026, 5, 9))
    page = client.get("/kalender/?monat=2026-05").text
    assert "Mai 2026" in page
    assert "Kochen" in page
    assert "LMV Frühjahr 2026" in page
    assert "Später" not in page
    assert "Geheim" not in page


def test_several_days_stand_on_each(client):
    camp = activity(host_body(), visibility="public", starts_at=at(30), ends_at=at(2, 12, 6))
    guest = client.get("/").wsgi_request.actor
    days = month_of(guest, date(2026, 5, 1)).days
    assert [day.on.day for day in days if camp in day.activities] == [30, 31]
    days = month_of(guest, date(2026, 6, 1)).days
    assert [day.on.day for day in days if camp in day.activities] == [1, 2]


def test_one_unit(client):
    activity(host_body("kv-eins"), title="Unseres", visibility="public", starts_at=at(4))
    activity(host_body("kv-zwei"), title="Ihres", visibility="public", starts_at=at(4))
    page = client.get("/kalender/?monat=2026-05&verband=kv-eins").text
    assert "Unseres" in page
    assert "Ihres" not in page
    assert "/kalender/kv-eins.ics" in page
    assert client.get("/kalender/?verband=nichts").status_code == 404


def test_called_off_is_said_in_words(client):
    activity(host_body(), visibility="public", state="cancelled", starts_at=at(4))
    assert "abgesagt" in client.get("/kalender/?monat=2026-05").text


@pytest.mark.parametrize("asked", ["", "x", "2026", "2026-13", "9" * 400, "-1-1", "2026-٣٣", "²-1"])
def test_nonsense_is_this_month(client, asked):
    assert first_of(asked) == timezone.localdate().replace(day=1)
    assert client.get("/kalender/", {"monat": asked}).status_code == 200


def test_an_empty_month_leads_on(client):
    page = client.get("/kalender/?monat=2031-02").text
    assert "Nichts in diesem Monat" in page
    assert "monat=2031-03" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(client, django_assert_num_queries, rows):
    body = host_body()
    for day in range(1, rows + 1):
        activity(body, title=f"Tag {day}", visibility="public", starts_at=at(day))
    client.force_login(human("Mia", body.unit).user)
    client.get("/kalender/?monat=2026-05")
    with django_assert_num_queries(9):
        assert client.get("/kalender/?monat=2026-05").status_code == 200
