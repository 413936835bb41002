"""Activities as text to pass on: short, plain, nothing about people."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.factories.accounts import sign_in
from tests.factories.activities import activity, going, host_body
from tests.factories.people import human
from wirksam.activities.queries.messages import MOST, message_of, message_of_many

pytestmark = pytest.mark.django_db

BASE = "https://wirksam.example"
SECRET = {
    "online_url": "https://treff.example/geheim",
    "place": "Markt",
    "needs_text": "Handschuhe",
    "access_info": "Ohne Stufen.\nToilette",
}


@pytest.fixture
def body():
    return host_body()


def test_one_activity_says_what_when_where_and_its_address(body):
    one = activity(body, title="Kochen", starts_at=datetime(2031, 5, 3, 16, tzinfo=UTC), **SECRET)
    told = message_of(one, BASE)
    assert told.text.splitlines()[0] == "Kochen"
    assert told.text.splitlines()[-1] == f"{BASE}/aktivitaeten/{one.pk}/"
    for said in ("18:00", "Markt", "Handschuhe", "Ohne Stufen. Toilette", body.unit.name):
        assert said in told.text
    assert "geheim" not in told.text
    assert told.mail.startswith("mailto:?subject=Kochen&body=Kochen%0A")
    assert not told.inside


def test_nobody_who_comes_is_named(client, body):
    one = activity(body, title="Kochen")
    going(one, human("Mia Geheim", body.unit))
    page = client.get(f"/aktivitaeten/{one.pk}/text/")
    assert page.status_code == 200
    assert "Mia" not in page.text
    assert "readonly" in page.text


@pytest.mark.parametrize(
    "hostile", ["<script>", "a\r\nb\x00c", "\u202eumgedreht", "&amp;", "x" * 160]
)
def test_hostile_words_stay_words(client, body, hostile):
    one = activity(body, title=hostile.replace("\x00", ""))
    page = client.get(f"/aktivitaeten/{one.pk}/text/").text
    assert "<script>alert" not in page
    assert message_of(one, BASE).text.count("\n") == message_of(activity(body), BASE).text.count(
        "\n"
    ) + hostile.count("\n")


def test_nothing_hidden_is_passed_on(body):
    """A sign that turns the direction of writing would turn the time and the place with it."""
    one = activity(body, title="Treff\u202e\u2067\u200bpunkt", place="Markt\u202e")
    family = activity(body, title="Fest \N{MAN}\u200d\N{WOMAN}")
    for told in (message_of(one, BASE), message_of_many("Woche", [one], "/w/", BASE)):
        assert "Treffpunkt" in told.text
        assert not {"\u202e", "\u2067", "\u200b"} & set(told.text)
    assert "\N{MAN}\u200d\N{WOMAN}" in message_of(family, BASE).text


def test_called_off_comes_first(body):
    one = activity(body, title="Kochen", state="cancelled")
    assert message_of(one, BASE).text.startswith(message_of(one, BASE).title)
    assert message_of(one, BASE).title != "Kochen"


def test_members_are_warned_and_guests_find_nothing(client, body):
    one = activity(body, visibility="members")
    assert client.get(f"/aktivitaeten/{one.pk}/text/").status_code == 404
    sign_in(client, human("Mia", body.unit))
    assert message_of(one, BASE).inside
    assert client.get(f"/aktivitaeten/{one.pk}/text/").text.count("notice") >= 1


def test_many_stand_under_their_days_and_the_rest_behind_the_address(body):
    rows = [activity(body, title=f"Treffen Nr. {number}") for number in range(MOST + 2)]
    told = message_of_many("Woche", rows, "/woche/", BASE)
    assert told.text.count("• ") == MOST
    assert "2" in told.text.split("\n\n")[-2]
    assert told.text.endswith(f"{BASE}/woche/")
    assert message_of_many("Woche", [], "/woche/", BASE).text.endswith("/woche/")


@pytest.mark.parametrize("number", [1, 3])
def test_texts_cost_the_same_for_one_and_for_three(body, django_assert_num_queries, number):
    rows = [activity(body) for _ in range(number)]
    with django_assert_num_queries(1):
        message_of_many("Woche", rows, "/woche/", BASE)
