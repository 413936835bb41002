"""One story per persona, page by page."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.factories.association import person, reviewer
from tests.factories.programme import confirmed, proposal, version
from wirksam.programme.forms import CommitmentForm
from wirksam.programme.models import Commitment, NoCommitment

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    text = version(published=True)
    confirmed(text, code="AP26-01")
    return text


def enter(client, someone):
    client.force_login(someone.user)
    return client


# --- the guest -------------------------------------------------------------------------------


def test_a_guest_reads_every_line_with_its_number(client, published):
    page = client.get("/programm/2026/")
    assert page.status_code == 200
    for line in published.lines.all():
        assert f'id="z{line.number}"' in page.text
        assert line.text in page.text
    assert "AP26-01" in page.text


def test_a_guest_does_not_see_a_draft(client):
    version()
    assert client.get("/programm/2026/").status_code == 404
    assert client.get("/programm/2026/zeilen/2/").status_code == 404
    assert "2026" not in client.get("/programm/").text


def test_a_guest_does_not_see_what_is_not_confirmed(client, published):
    proposal(published, title="Noch nicht bestätigt", state="proposed")
    assert "Noch nicht bestätigt" not in client.get("/programm/2026/").text
    assert "Noch nicht bestätigt" not in client.get("/zusagen/").text


def test_a_guest_opens_a_citation(client, published):
    page = client.get("/programm/2026/zeilen/2-3/")
    assert page.status_code == 200
    assert "Auf der Landesmitgliederversammlung im Frühjahr 2026 werden Teams" in page.text
    assert "AP26-01" in page.text


@pytest.mark.parametrize("lines", ["0", "99", "3-2", "2-99", "6-8", "999999999999"])
def test_lines_that_are_not_there_are_not_found(client, published, lines):
    assert client.get(f"/programm/2026/zeilen/{lines}/").status_code == 404


def test_typing_a_number_leads_to_the_line(client, published):
    assert client.get("/programm/2026/zeilen/?zeile=5").url == "/programm/2026/#z5"
    assert client.get("/programm/2026/zeilen/?zeile=99").url == "/programm/2026/"
    assert client.get("/programm/2026/zeilen/?zeile=<b>").url == "/programm/2026/"


def test_a_guest_opens_a_commitment_by_its_permanent_name(client, published):
    page = client.get("/zusagen/AP26-01/")
    assert page.status_code == 200
    assert "Landesvorstand" in page.text
    assert client.get("/zusagen/AP26-99/").status_code == 404


def test_a_guest_narrows_the_list(client, published):
    confirmed(published, code="AP26-02", title="Fahrdienst prüfen", kind="review", lead=False)
    page = client.get("/zusagen/?kind=review")
    assert "Fahrdienst prüfen" in page.text
    assert "AP26-01" not in page.text
    assert "AP26-02" in client.get("/zusagen/?status=nobody").text
    assert "AP26-01" not in client.get("/zusagen/?q=fahrdienst").text


def test_nothing_typed_into_the_filter_breaks_the_list(client, published):
    page = client.get("/zusagen/", {"q": "<script>alert(1)</script>", "seite": "x"})
    assert page.status_code == 200
    assert "<script>alert" not in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/programm/einlesen/",
        "/programm/2026/pruefen/",
        "/programm/2026/pruefen/abdeckung/",
        "/programm/2026/veroeffentlichung/",
        "/programm/2026/kurz/2/",
    ],
)
def test_a_guest_is_asked_to_sign_in(client, published, address):
    assert client.get(address).url.startswith(reverse("account_login"))


# --- the member ------------------------------------------------------------------------------


def test_a_member_without_office_cannot_review(client, published):
    enter(client, person("Mila"))
    assert client.get("/programm/2026/pruefen/").status_code == 403
    assert client.post("/programm/2026/veroeffentlichung/").status_code == 403


def test_rights_end_with_the_mandate(client, published):
    ended = person("Ole", "programme.review", ends_on=date(2025, 12, 31))
    assert enter(client, ended).get("/programm/2026/pruefen/").status_code == 403


# --- the reviewers ---------------------------------------------------------------------------


def fields(one: Commitment, **changes):
    values = CommitmentForm.initial_of(one) | changes
    return {key: value for key, value in values.items() if value is not None}


def test_two_people_confirm_in_the_browser(client):
    one = proposal(version())
    address = f"/programm/2026/pruefen/{one.pk}/"
    enter(client, reviewer("Alma"))
    assert client.get(address).status_code == 200
    client.post(address, fields(one, decision="accept"))
    one.refresh_from_db()
    assert one.state == "accepted"
    enter(client, reviewer("Bruno"))
    client.post(address, fields(one, decision="accept"))
    one.refresh_from_db()
    assert (one.state, one.code) == ("confirmed", "AP26-01")


def test_accepting_takes_changes_along(client):
    one = proposal(version())
    enter(client, reviewer("Alma"))
    client.post(
        f"/programm/2026/pruefen/{one.pk}/", fields(one, decision="accept", title="Klarer gesagt")
    )
    one.refresh_from_db()
    assert (one.state, one.title) == ("accepted", "Klarer gesagt")


def test_a_quote_must_stand_in_the_lines(client):
    one = proposal(version())
    enter(client, reviewer("Alma"))
    page = client.post(
        f"/programm/2026/pruefen/{one.pk}/", fields(one, decision="save", quote="frei erfunden")
    )
    assert page.status_code == 422
    one.refresh_from_db()
    assert one.revision == 1


def test_two_at_once_are_told(client):
    one = proposal(version())
    address = f"/programm/2026/pruefen/{one.pk}/"
    enter(client, reviewer("Alma")).post(address, fields(one, decision="save", title="Almas Satz"))
    page = enter(client, reviewer("Bruno")).post(
        address, fields(one, decision="save", title="Brunos Satz"), follow=True
    )
    one.refresh_from_db()
    assert one.title == "Almas Satz"
    assert "warning" in [message.level_tag for message in page.context["messages"]]


def test_deliberately_none_by_one_button(client):
    one = proposal(version())
    enter(client, reviewer("Alma")).post(
        f"/programm/2026/pruefen/{one.pk}/", {"decision": "none", "revision": 1}
    )
    one.refresh_from_db()
    assert one.state == "rejected"
    assert NoCommitment.objects.filter(first_line=2, last_line=3).exists()


def test_the_rest_is_marked_in_one_go(client):
    text = version()
    proposal(text)
    enter(client, reviewer("Alma"))
    passages = [passage.pk for passage in text.passages.exclude(kind="heading")]
    client.post("/programm/2026/pruefen/abdeckung/", {"passage": passages, "reason": "Analyse"})
    spans = list(NoCommitment.objects.values_list("first_line", "last_line"))
    assert spans == [(4, 4), (5, 6), (7, 7)]


def test_publishing_is_asked_and_then_final(client):
    text = version()
    enter(client, reviewer("Alma"))
    assert client.get("/programm/2026/veroeffentlichung/").status_code == 200
    client.post("/programm/2026/veroeffentlichung/")
    text.refresh_from_db()
    assert text.is_published
    assert client.post("/programm/2026/verwerfen/").status_code == 404


def test_plain_words_are_written_and_checked(client):
    text = version()
    enter(client, reviewer("Alma")).post("/programm/2026/kurz/5/", {"text": "Der Bus fährt früh."})
    enter(client, reviewer("Bruno")).post(
        "/programm/2026/kurz/5/", {"check": "1", "seen": "Der Bus fährt früh."}
    )
    passage = text.passages.get(first_line=5)
    assert (passage.plain.text, bool(passage.plain.checked_at)) == ("Der Bus fährt früh.", True)
    assert "Der Bus fährt früh." in client.get("/programm/2026/?lesen=kurz").text


def test_hostile_text_comes_out_as_text(client):
    text = version()
    evil = '<script>alert("x")</script><style>*{}</style>'
    confirmed(text, code="X-1", title=evil, quote=evil, done_when=evil, limits=evil[:50])
    text.programme.title = evil
    text.programme.save()
    text.frozen_at = "2026-01-01T00:00:00Z"
    text.save()
    for address in ("/programm/", "/programm/2026/", "/zusagen/", "/zusagen/X-1/", "/"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "<style" not in page
