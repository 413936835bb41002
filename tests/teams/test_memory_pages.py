"""The pages of handover, mentors and skills, as the people see them who use them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.handover import handing_over, member
from tests.factories.teams import member as somebody
from wirksam.teams.choices import ItemKind
from wirksam.teams.models import HandoverItem, Mentor, Skill

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
QUERIES = 15


@pytest.fixture
def one():
    return handing_over()


def page(one, rest=""):
    return f"/teams/{one.cycle.body.key}/uebergabe/{one.cycle.number}/{rest}"


def test_the_old_team_writes_and_the_new_one_accepts(client, one):
    old, new = member(one, "Alt"), member(one, "Neu", after=True)
    sign_in(client, old)
    assert client.get("/teams/bildungsteam/uebergabe/").headers["Location"] == page(one)
    lesson = {"kind": "lesson", "title": "Früher anfangen", "text": "Zwei Monate vorher."}
    assert client.post(page(one, "teile/neu/"), lesson).status_code == 302
    without = {"without": [kind for kind in ItemKind if kind != "lesson"]}
    assert client.post(page(one, "geben/"), without).status_code == 302
    sign_in(client, new)
    shown = client.get(page(one)).text
    assert "Zwei Monate vorher." in shown
    item = HandoverItem.objects.get()
    client.post(page(one, f"teile/{item.pk}/haken/"), {"haken": "1"})
    client.post(page(one, "nehmen/"))
    one.refresh_from_db()
    assert one.taken_by == str(new.key)


def test_a_password_stays_in_the_form_and_nowhere_else(client, one):
    sign_in(client, member(one, "Alt"))
    told = {"kind": "account", "title": "Instagram", "text": "Passwort: Sommer2026!"}
    answer = client.post(page(one, "teile/neu/"), told)
    assert answer.status_code == 422
    assert "Sommer2026!" in answer.text
    assert not HandoverItem.objects.exists()


def test_a_document_is_kept_and_handed_out_to_both_teams_only(client, one):
    old, new = member(one, "Alt"), member(one, "Neu", after=True)
    sign_in(client, old)
    file = SimpleUploadedFile("plan.txt", b"Der Plan", "text/plain")
    client.post(page(one, "teile/neu/"), {"kind": "document", "title": "Plan", "file": file})
    place = page(one, f"teile/{HandoverItem.objects.get().pk}/datei/")
    sign_in(client, new)
    assert b"".join(client.get(place).streaming_content) == b"Der Plan"
    sign_in(client, somebody("Fremd"))
    assert client.get(place).status_code == 404


def test_strangers_and_guests_learn_nothing(client, one):
    assert client.get(page(one)).status_code == 302
    sign_in(client, somebody("Fremd"))
    for rest in ("", "teile/neu/"):
        assert client.get(page(one, rest)).status_code == 404
    for rest in ("geben/", "nehmen/"):
        assert client.post(page(one, rest)).status_code == 404
    assert client.get("/teams/bildungsteam/ansprechbar/").status_code == 404
    assert client.get("/teams/bildungsteam/uebergabe/").status_code == 404


def test_the_page_asks_the_database_as_often_for_one_part_as_for_three(
    client, one, django_assert_num_queries
):
    sign_in(client, member(one, "Alt"))
    for titles in (("Eins",), ("Zwei", "Drei")):
        for title in titles:
            told = {"kind": "lesson", "title": title}
            client.post(page(one, "teile/neu/"), told)
        with django_assert_num_queries(QUERIES):
            client.get(page(one))


def test_somebody_offers_herself_and_takes_it_back(client, one):
    sign_in(client, member(one, "Alt"))
    ends = TODAY() + timedelta(30)
    told = {"topic": "Druckerei", "reach": "abends", "until": ends.isoformat(), "agreed": "on"}
    client.post("/teams/bildungsteam/ansprechbar/", told)
    assert Mentor.objects.get().topic == "Druckerei"
    client.post("/teams/bildungsteam/ansprechbar/ende/")
    assert not Mentor.objects.exists()


def test_somebody_says_what_she_wants_to_learn_and_asks(client):
    ana, ben = somebody("Ana"), somebody("Ben")
    for who, kind in ((ben, "teach"), (ana, "learn")):
        sign_in(client, who)
        told = {"kind": kind, "word": "Ton", "agreed": "on"}
        assert client.post("/teams/koennen/", told).status_code == 302
    shown = client.get("/teams/koennen/").text
    assert "Ben" in shown
    skill = Skill.objects.get(kind="teach")
    assert client.get(f"/teams/koennen/{skill.pk}/fragen/").status_code == 200
    client.post(f"/teams/koennen/{skill.pk}/fragen/", {"text": "Zeigst du es mir?"})
    sign_in(client, ben)
    shown = client.get("/teams/koennen/").text
    assert "Zeigst du es mir?" in shown
    asked = skill.requests.get()
    client.post(f"/teams/koennen/fragen/{asked.pk}/antwort/", {"text": "Gern."})
    asked.refresh_from_db()
    assert asked.answer == "Gern."
