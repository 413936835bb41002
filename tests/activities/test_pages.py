"""The pages, as a browser asks for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.activities import activity, contribution, host, host_body
from tests.factories.programme import confirmed, version
from wirksam.activities.models import Activity

pytestmark = pytest.mark.django_db


def tomorrow() -> str:
    return (timezone.localdate() + timedelta(days=1)).isoformat()


def plan(**changes: str) -> dict[str, str]:
    values = {
        "title": "Aktionstag am Fluss",
        "on": tomorrow(),
        "at": "18:00",
        "until": "20:00",
        "place": "Am Wehr",
        "visibility": "public",
        "can_join": "on",
    }
    return values | changes


@pytest.fixture
def board():
    return host_body()


@pytest.fixture
def hanna(client, board):
    someone = host(board)
    client.force_login(someone.user)
    return someone


def test_everyone_reads_the_list_and_a_public_page(client, board):
    one = activity(board)
    assert one.title in client.get("/aktivitaeten/").text
    assert one.title in client.get(f"/aktivitaeten/{one.pk}/").text


def test_plan_from_a_commitment(client, hanna, board):
    code = confirmed(version(published=True)).code
    page = client.get(f"/aktivitaeten/neu/?zusage={code}")
    assert code in page.text
    sent = plan(host=str(board.pk), serves=code, angeboten=code)
    done = client.post(f"/aktivitaeten/neu/?zusage={code}", sent)
    one = Activity.objects.get()
    assert done["Location"] == f"/aktivitaeten/{one.pk}/"
    assert (one.state, one.contributions.get().commitment.code) == ("open", code)
    assert code in client.get(done["Location"]).text
    assert one.title in client.get(f"/zusagen/{code}/").text


def test_every_page_of_a_host_opens(client, hanna, board):
    one = activity(board)
    contribution(one, confirmed(version(published=True)))
    for end in (
        "", "bearbeitung/", "absage/", "serie/", "abschluss/", "teilnehmende/",
        "mitveranstaltende/", "beitraege/", "nachmachen/", "termin.ics",
    ):  # fmt: skip
        assert client.get(f"/aktivitaeten/{one.pk}/{end}").status_code == 200, end
    for address in ("/aktivitaeten/neu/", "/aktivitaeten/notiz/", "/mein/kalender/"):
        assert client.get(address).status_code == 200, address
