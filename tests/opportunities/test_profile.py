"""What a member says about helping."""

from __future__ import annotations

import pytest

from tests.factories.accounts import sign_in
from tests.factories.activities import host_body
from tests.factories.offers import offered
from tests.factories.opportunities import task
from tests.factories.people import human
from wirksam.opportunities.models import HelperProfile, Offer

pytestmark = pytest.mark.django_db

SAID = {
    "wants_offers": "on",
    "per_week": "2",
    "when": "evenings",
    "minutes": "45",
    "topics": "Natur",
}


@pytest.fixture
def mia(client):
    return sign_in(client, human("Mia", host_body().unit))


def test_say_change_delete(client, mia):
    assert client.get("/mein/helfen/").status_code == 200
    assert client.post("/mein/helfen/", SAID).status_code == 302
    one = HelperProfile.objects.get()
    assert (one.wants_offers, one.per_week, one.minutes, one.topics) == (True, 2, 45, "Natur")
    assert "Natur" in client.get("/mein/helfen/").text
    assert client.post("/mein/helfen/", {"per_week": "1", "when": "any"}).status_code == 302
    one.refresh_from_db()
    assert (one.wants_offers, one.minutes, one.topics) == (False, None, "")
    client.post("/mein/helfen/", {"loeschen": "1"})
    assert not HelperProfile.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"per_week": "0"}, {"per_week": "99"}, {"when": "x"}, {"minutes": "7"}, {"accepts": "x"}],
)
def test_nonsense_is_said(client, mia, wrong):
    assert client.post("/mein/helfen/", SAID | wrong).status_code == 422
    assert not HelperProfile.objects.exists()


def test_whoever_takes_her_yes_back_need_not_answer(client, mia):
    one = offered(task(host_body(), flow="offered"), mia)
    client.post("/mein/helfen/", SAID)
    assert Offer.objects.get().state == "open"
    client.post("/mein/helfen/", {"per_week": "1", "when": "any"})
    one.refresh_from_db()
    assert one.state == "declined"
    client.post("/mein/helfen/", {"loeschen": "1"})
    assert not Offer.objects.exists()
