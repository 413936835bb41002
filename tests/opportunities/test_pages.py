"""The pages, as a browser asks for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import contribution, host, host_body
from tests.factories.opportunities import engaged, job, joined, opportunity, task
from tests.factories.people import acting, human
from tests.factories.programme import confirmed, version
from wirksam.opportunities.models import Engagement, Opportunity

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return host_body()


@pytest.fixture
def hanna(client, board):
    return sign_in(client, host(board))


@pytest.fixture
def mia(client, board):
    return sign_in(client, human("Mia", board.unit))


def test_everyone_reads_the_list_and_a_page(client, board):
    one = task(board)
    assert one.title in client.get("/aufgaben/").text
    page = client.get(f"/aufgaben/{one.pk}/")
    assert one.title in page.text
    assert client.get(f"/aktivitaeten/{one.pk}/")["Location"] == f"/aufgaben/{one.pk}/"


def test_ten_seconds_say_what_to_bring_whom_to_meet_and_how_long(client, board):
    hanna = host(board)
    board.contact = hanna.mandates.get().office
    board.save()
    one = opportunity(board, needs_text="Warme Schuhe", effort_minutes=90)
    alone = task(board, effort_minutes=None)
    listed = client.get("/aufgaben/").text
    assert "/aufgaben/welche/" in listed
    for told in ("Warme Schuhe", f"Du triffst: {board.name}", "Du brauchst nichts mitzubringen"):
        assert told in listed, told
    page = client.get(f"/aufgaben/{one.pk}/").text
    for told in ("Warme Schuhe", board.contact.name, "1 Stunde, 30 Minuten"):
        assert told in page, told
    assert "Hanna" not in page
    assert "so lange du willst" in client.get(f"/aufgaben/{alone.pk}/").text
    sign_in(client, human("Mia", board.unit))
    hanna.mandates.update(shown_to="unit")
    assert "Hanna" in client.get(f"/aufgaben/{one.pk}/").text


def test_join_with_one_tap_and_leave_to_something_else(client, mia, board):
    one, other = task(board), task(board)
    assert client.post(f"/aufgaben/{one.pk}/dabei/").status_code == 302
    assert "/raus/" in client.get(f"/aufgaben/{one.pk}/").text
    assert one.title in client.get("/aufgaben/meine/").text
    assert client.get(f"/aufgaben/{one.pk}/raus/").status_code == 200
    left = client.post(f"/aufgaben/{one.pk}/raus/", {"raus": "1"})
    assert left["Location"] == f"/aufgaben/{one.pk}/stattdessen/"
    assert other.title in client.get(left["Location"]).text
    assert not Engagement.objects.exists()


def test_warnings_are_accepted_first(client, mia, board):
    one = task(board, warnings=["heavy", "police"])
    told = client.post(f"/aufgaben/{one.pk}/dabei/")
    assert told.status_code == 422
    assert "accepted" in told.text
    assert client.post(f"/aufgaben/{one.pk}/dabei/", {"accepted": "on"}).status_code == 302
    assert Engagement.objects.get().accepted == ["heavy", "police"]


def test_a_job_is_chosen(client, mia, board):
    one = opportunity(board, structure="positions", places=3)
    stall = job(one, "Stand", 2)
    assert client.post(f"/aufgaben/{one.pk}/dabei/").status_code == 422
    sent = {"position": str(stall.pk)}
    assert client.post(f"/aufgaben/{one.pk}/dabei/", sent).status_code == 302
    assert "Stand" in client.get(f"/aufgaben/{one.pk}/").text


def test_done_in_a_minute(client, mia, board):
    one = task(board)
    joined(acting(mia), one)
    assert "erledigt" in client.get(f"/aufgaben/{one.pk}/").text
    client.post(f"/aufgaben/{one.pk}/stand/", {"stand": "erledigt"})
    assert Engagement.objects.get().state == "done"
    assert one.title in client.get("/aufgaben/meine/").text


def plan(board, **changes):
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    values = {
        "title": "Plakate aufhängen", "on": day, "last": day, "effort_minutes": "40",
        "needed": "2", "host": str(board.pk), "visibility": "public", "flow": "at_once",
        "experienced": "0", "first_timers": "0", "guests": "on",
    }  # fmt: skip
    return values | changes


def test_plan_a_task_for_a_commitment(client, hanna, board):
    code = confirmed(version(published=True)).code
    assert code in client.get(f"/aufgaben/neu/?zusage={code}").text
    sent = plan(board, serves=code, angeboten=code)
    done = client.post(f"/aufgaben/neu/?zusage={code}", sent)
    one = Opportunity.objects.get()
    assert done["Location"] == f"/aufgaben/{one.pk}/"
    assert (one.kind, one.state, one.all_day, one.needed, one.guests) == (
        "task", "open", True, 2, True,
    )  # fmt: skip
    assert code in client.get(done["Location"]).text
    assert one.title in client.get(f"/zusagen/{code}/").text


def test_plan_a_shift_with_jobs(client, hanna, board):
    sent = plan(board, at="10:00", until="12:00", jobs="Stand: 3\nTechnik: 1!", experienced="1")
    del sent["last"]
    assert client.post("/aufgaben/neu/?art=shift", sent).status_code == 302
    one = Opportunity.objects.get()
    assert (one.structure, one.places) == ("positions", 4)
    rows = one.positions.values_list("name", "places", "experienced")
    assert list(rows) == [("Stand", 3, False), ("Technik", 1, True)]
    edit = f"/aufgaben/{one.pk}/bearbeitung/"
    assert client.get(f"/aktivitaeten/{one.pk}/bearbeitung/").url == edit
    assert "Technik: 1!" in client.get(edit).text
    changed = sent | {"revision": str(one.revision), "jobs": "Stand: 5"}
    assert client.post(edit, changed).status_code == 302
    assert list(one.positions.values_list("name", "places")) == [("Stand", 5)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"places": "1"}, {"last": "2020-01-01"}, {"first_timers": "3", "places": "2"},
        {"jobs": ": 4"}, {"jobs": "A\na"}, {"needed": "0"}, {"warnings": "x"},
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_said(client, hanna, board, wrong):
    assert client.post("/aufgaben/neu/", plan(board, **wrong)).status_code == 422
    assert not Opportunity.objects.exists()


def test_every_page_of_a_host_opens(client, hanna, board):
    one = opportunity(board, places=5)
    contribution(one, confirmed(version(published=True)))
    engaged(one, human("Mia", board.unit))
    for end in ("", "bearbeitung/", "leute/"):
        assert client.get(f"/aufgaben/{one.pk}/{end}").status_code == 200, end
    for end in ("absage/", "serie/", "abschluss/", "beitraege/", "nachmachen/", "termin.ics"):
        assert client.get(f"/aktivitaeten/{one.pk}/{end}").status_code in {200, 302}, end


def test_the_desk_says_who_helped(client, hanna, board):
    one = task(board)
    held = engaged(one, human("Mia", board.unit))
    assert "Mia" in client.get(f"/aufgaben/{one.pk}/leute/").text
    client.post(
        f"/aufgaben/{one.pk}/leute/", {"dabei": [str(held.pk), "x", "999", "9" * 15, "9" * 5000]}
    )
    held.refresh_from_db()
    assert held.state == "done"


def test_others_do_not_see_who_helps(client, mia, board):
    one = task(board, title="Nur Aufgabe")
    engaged(one, human("Geheim", board.unit))
    assert "Geheim" not in client.get(f"/aufgaben/{one.pk}/").text
    assert client.get(f"/aufgaben/{one.pk}/leute/").status_code == 403


def test_nobody_joins_by_the_general_button(client, mia, board):
    one = opportunity(board, places=1)
    client.post(f"/aktivitaeten/{one.pk}/teilnahme/")
    assert not one.participations.exists()


@pytest.mark.parametrize(
    "query", ["wann=x&ort=y&minuten=\N{SUPERSCRIPT TWO}", "unit=%00&art=<b>", "thema=%00&seite=0"]
)
def test_nonsense_in_an_address_is_no_error(client, board, query):
    task(board)
    assert client.get(f"/aufgaben/?{query}").status_code == 200
