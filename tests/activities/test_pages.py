"""The pages, as a browser asks for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.activities import activity, contribution, host, host_body
from tests.factories.people import human
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


def test_two_people_save_the_same_form(client, hanna, board):
    one = activity(board)
    first, second = (
        plan(host=str(board.pk), revision="1", title=title, place=place)
        for title, place in (("Zuerst", "Wehr"), ("Meine Worte", "Hafen"))
    )
    address = f"/aktivitaeten/{one.pk}/bearbeitung/"
    assert client.post(address, first).status_code == 302
    told = client.post(address, second)
    assert told.status_code == 422
    for words in ("Meine Worte", "Hafen", "Zuerst", "Wehr", 'name="revision" value="2"'):
        assert words in told.text, words
    one.refresh_from_db()
    assert (one.title, one.place) == ("Zuerst", "Wehr")
    assert client.post(address, second | {"revision": "2"}).status_code == 302
    one.refresh_from_db()
    assert one.title == "Meine Worte"


def test_what_was_linked_to_a_commitment_that_is_replaced_meanwhile(client, hanna, board):
    text, one = version(published=True), activity(board)
    old, new = confirmed(text, code="AP26-07"), confirmed(text, code="AP26-70")
    old.state, old.superseded_by, old.superseded_at = "superseded", new, old.confirmed_at
    type(old).objects.filter(pk=old.pk).update(
        state="superseded", superseded_by=new, superseded_at=old.confirmed_at
    )
    sent = {"code": "AP26-07", "relation": "contributes", "note": "Meine Worte"}
    told = client.post(f"/aktivitaeten/{one.pk}/beitraege/", sent)
    assert told.status_code == 422
    assert "/zusagen/AP26-70/" in told.text
    assert "Meine Worte" in told.text
    assert not one.contributions.exists()


@pytest.mark.parametrize("query", ["zusage=x", "programm=2026&zeilen=9-1", "zeilen=-", "art=<b>"])
def test_nonsense_in_an_address_is_no_error(client, hanna, query):
    assert client.get(f"/aktivitaeten/neu/?{query}").status_code == 200
    assert client.get(f"/aktivitaeten/?{query}&seite=0&zeit=x&unit=%00").status_code == 200


def test_lines_of_a_programme_bring_their_commitments(client, hanna):
    text = version(published=True)
    inside, outside = confirmed(text), confirmed(text, first_line=7, last_line=7)
    page = client.get("/aktivitaeten/neu/?programm=2026&zeilen=1-4").text
    assert inside.code in page
    assert f'value="{outside.code}"' not in page


HOSTILE = "<script>alert(1)</script>\u202e{{ x }}"


def test_hostile_words_are_shown_as_words(client, board):
    one = activity(
        board,
        **dict.fromkeys(
            ("title", "summary", "place", "access_info", "learn_text", "needs_text"), HOSTILE
        ),
    )
    contribution(one, confirmed(version(published=True)), note=HOSTILE)
    for address in ("/aktivitaeten/", f"/aktivitaeten/{one.pk}/", "/aktivitaeten/?unit=kv-eins"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_an_address_that_can_run_code_is_never_linked(client, board):
    one = activity(board, online_url="javascript:alert(1)", state="open")
    client.force_login(host(board, "Ole").user)
    assert 'href="javascript:' not in client.get(f"/aktivitaeten/{one.pk}/").text


def test_a_member_without_office_is_led_on(client, board):
    code = confirmed(version(published=True)).code
    client.force_login(human("Mia", board.unit).user)
    page = client.get(f"/aktivitaeten/neu/?zusage={code}")
    assert (page.status_code, "<form method" in page.text) == (200, False)
    assert f"/aktivitaeten/?zusage={code}" in page.text
    assert client.post("/aktivitaeten/neu/", plan(host=str(board.pk))).status_code == 422
    assert not Activity.objects.exists()


def test_join_and_leave(client, board):
    one, mia = activity(board), human("Mia", board.unit)
    address = f"/aktivitaeten/{one.pk}/"
    client.force_login(mia.user)
    assert "ende" not in client.get(address).text.split("</main>")[0].split("teilnahme/")[1][:400]
    client.post(f"{address}teilnahme/")
    assert one.participations.get().person == mia
    assert "Mia" not in client.get(address).text
    client.post(f"{address}teilnahme/", {"ende": "1"})
    assert not one.participations.exists()


def test_the_meeting_link_is_for_those_inside(client, board):
    one = activity(board, online_url="https://treffen.invalid/raum")
    address = f"/aktivitaeten/{one.pk}/"
    assert "treffen.invalid" not in client.get(address).text
    client.force_login(human("Mia", board.unit).user)
    assert "treffen.invalid" not in client.get(address).text
    client.post(f"{address}teilnahme/")
    assert "treffen.invalid" in client.get(address).text


def test_close_it_and_report_on_it(client, board):
    speaker = host(board, "Sina", "activity.host", "programme.report")
    client.force_login(speaker.user)
    one = activity(board, starts_at=timezone.now() - timedelta(days=1))
    text = version(published=True)
    ours = confirmed(text, lead=False)
    ours.responsibilities.create(body=board, starts_on=timezone.localdate())
    contribution(one, ours)
    contribution(one, confirmed(text))
    form = {"came_of_it": "Elf Gespräche", "attendees": "11", "what_next": "", "revision": "1"}
    client.post(f"/aktivitaeten/{one.pk}/abschluss/", form)
    page = client.get(f"/aktivitaeten/{one.pk}/").text
    assert page.count(f"/meldung/?aus={one.pk}") == 1
    assert "Elf Gespräche" in client.get(f"/zusagen/{ours.code}/meldung/?aus={one.pk}").text


def test_a_note(client, hanna, board):
    code = confirmed(version(published=True)).code
    sent = {
        "title": "Plakate", "on": timezone.localdate().isoformat(), "came_of_it": "Sie hängen",
        "host": str(board.pk), "visibility": "public", "serves": code, "angeboten": code,
    }  # fmt: skip
    done = client.post("/aktivitaeten/notiz/", sent)
    assert done.status_code == 302
    assert "Sie hängen" in client.get(done["Location"]).text
    assert "Plakate" in client.get(f"/zusagen/{code}/").text


def test_the_way_of_a_cohost(client, hanna, board):
    one, theirs = activity(board, visibility="body"), host_body("kv-zwei")
    client.post(f"/aktivitaeten/{one.pk}/mitveranstaltende/", {"body": str(theirs.pk)})
    asked = one.cohosts.get()
    client.force_login(host(theirs, "Otto").user)
    assert f"/aktivitaeten/mitveranstaltende/{asked.pk}/" in client.get(one.get_absolute_url()).text
    client.post(f"/aktivitaeten/mitveranstaltende/{asked.pk}/", {"antwort": "ja"})
    asked.refresh_from_db()
    assert asked.state == "agreed"
    client.post(f"/aktivitaeten/mitveranstaltende/{asked.pk}/", {"antwort": "ende"})
    assert client.get(one.get_absolute_url()).status_code == 404


def test_the_programme_counts_public_activities(client, board):
    text = version(published=True)
    target = confirmed(text)
    for visibility in ("public", "public", "members"):
        contribution(activity(board, visibility=visibility), target)
    page = client.get("/programm/2026/").text
    assert f"/aktivitaeten/?zusage={target.code}" in page
    assert "2 Aktivitäten" in page


def test_activities_are_found(client, hanna, board):
    client.post("/aktivitaeten/neu/", plan(host=str(board.pk), title="Gewässerputzete"))
    assert "Gewässerputzete" in client.get("/suche/?q=gewaesserputzete").text
    hidden = plan(host=str(board.pk), title="Geheimklausur", visibility="body")
    client.post("/aktivitaeten/neu/", hidden)
    assert "Geheimklausur" in client.get("/suche/?q=geheimklausur").text
    client.logout()
    assert "Geheimklausur</" not in client.get("/suche/?q=geheimklausur").text
