"""What somebody with bad intent, or bad luck, tries: nothing breaks, nothing leaks."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories.association import EVERYTHING, actor, body, person, reviewer, state_unit
from tests.factories.programme import proposal, version
from tests.programme.test_adopting import frame, read
from tests.programme.test_pages import enter, fields
from wirksam.association.models import Body, Mandate, Office, OfficeCapability, Unit
from wirksam.engine.document.refusals import refusal
from wirksam.foundation.access import RefusedError
from wirksam.foundation.pages import hot
from wirksam.programme.forms import CommitmentForm
from wirksam.programme.models import Commitment, PlainText, Programme, Responsibility
from wirksam.programme.operations import reviewing
from wirksam.programme.operations.adopting import adopt_reading, discard_programme
from wirksam.programme.operations.publishing import publish_version
from wirksam.programme.operations.reviewing import accept_commitment
from wirksam.programme.views import reading as reading_views

pytestmark = pytest.mark.django_db

HUGE = "9" * 20


# --- hot pages ---------------------------------------------------------------------------------


def test_a_message_for_one_guest_is_never_kept_for_all(client):
    version(published=True)
    client.get("/programm/2026/zeilen/?zeile=Falschmeldung")
    assert "Falschmeldung" in client.get("/programm/2026/").text
    assert "Falschmeldung" not in Client().get("/programm/2026/").text


def test_a_guest_sees_her_message_on_a_kept_page(client):
    version(published=True)
    Client().get("/programm/2026/")
    client.get("/programm/2026/zeilen/?zeile=99")
    assert "99" in client.get("/programm/2026/").text
    assert "messages" not in client.get("/programm/2026/").cookies


def test_invented_parameters_make_no_other_page(client):
    version(published=True)
    client.get("/programm/2026/")
    before = len(hot._store._pages)
    for number in range(3):
        client.get(f"/programm/2026/?lesen=x{number}")
    assert len(hot._store._pages) == before


@pytest.mark.parametrize("accepted", ["br;q=0", "gzip;q=0, br;q=0", "brotli", ""])
def test_an_encoding_that_is_refused_is_not_sent(client, accepted):
    version(published=True)
    answer = client.get("/programm/2026/", headers={"accept-encoding": accepted})
    assert "Content-Encoding" not in answer.headers


# --- numbers out of all reason -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["first_line", "last_line", "rhythm_days", "revision"])
def test_numbers_out_of_all_reason_are_refused(client, name):
    one = proposal(version())
    enter(client, reviewer("Alma"))
    answer = client.post(
        f"/programm/2026/pruefen/{one.pk}/", fields(one, decision="save") | {name: HUGE}
    )
    assert answer.status_code in {302, 422}
    one.refresh_from_db()
    assert one.revision == 1


@pytest.mark.parametrize("name", ["lead", "occasion"])
def test_keys_out_of_all_reason_are_refused(client, name):
    one = proposal(version())
    enter(client, reviewer("Alma"))
    answer = client.post(
        f"/programm/2026/pruefen/{one.pk}/", fields(one, decision="save") | {name: HUGE}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "address",
    [
        f"/programm/einlesen/{HUGE}/",
        f"/programm/2026/pruefen/{HUGE}/",
        f"/programm/2026/pruefen/{HUGE}/teilung/",
        f"/programm/2026/kurz/{HUGE}/",
        f"/programm/2026/zeilen/{HUGE}/",
        f"/programm/2026/zeilen/1-{HUGE}/",
        "/zusagen/a%00b/",
    ],
)
def test_addresses_out_of_all_reason_are_not_found(client, address):
    version()
    enter(client, reviewer("Alma"))
    assert client.get(address).status_code == 404


def test_a_reason_with_a_null_character_is_no_error(client):
    text = version()
    enter(client, reviewer("Alma"))
    passage = text.passages.get(position=3)
    answer = client.post(
        "/programm/2026/pruefen/abdeckung/", {"passage": passage.pk, "reason": "a\x00b"}
    )
    assert answer.status_code == 302


# --- forged forms ------------------------------------------------------------------------------


def test_a_proposal_of_another_programme_is_not_found(client):
    other = proposal(version("2025"))
    version("2026")
    enter(client, reviewer("Alma"))
    answer = client.post(f"/programm/2026/pruefen/{other.pk}/", {"decision": "reject"})
    assert answer.status_code == 404
    other.refresh_from_db()
    assert other.state == "proposed"


@pytest.mark.parametrize("decision", ["accept", "reject", "save", "join", "none", "confirm", ""])
@pytest.mark.parametrize("revision", ["0", "7", "-1", "x", "²", ""])
def test_a_forged_revision_decides_nothing(client, decision, revision):
    one = proposal(version())
    enter(client, reviewer("Alma"))
    client.post(
        f"/programm/2026/pruefen/{one.pk}/",
        fields(one) | {"decision": decision, "revision": revision},
    )
    one.refresh_from_db()
    assert (one.state, one.revision) == ("proposed", 1)


@pytest.mark.parametrize(
    "address",
    ["pruefen/1/", "pruefen/1/teilung/", "pruefen/neu/", "pruefen/abdeckung/", "verwerfen/"],
)
def test_nothing_is_posted_without_a_token(address):
    version()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reviewer("Alma").user)
    assert strict.post(f"/programm/2026/{address}", {"decision": "reject"}).status_code == 403


def test_words_changed_meanwhile_are_not_checked_unseen(client):
    text = version()
    alma, bruno = reviewer("Alma"), reviewer("Bruno")
    enter(client, alma).post("/programm/2026/kurz/5/", {"text": "Erst so."})
    seen = enter(client, bruno).get("/programm/2026/kurz/5/").text
    assert "Erst so." in seen
    enter(client, alma).post("/programm/2026/kurz/5/", {"text": "Dann anders."})
    enter(client, bruno).post("/programm/2026/kurz/5/", {"check": "1", "seen": "Erst so."})
    plain = PlainText.objects.get(passage=text.passages.get(first_line=5))
    assert (plain.text, plain.checked_by) == ("Dann anders.", "")


def test_a_joined_draft_can_be_discarded(client):
    text = version()
    one = proposal(text)
    proposal(text, quote="zu berichten", first_line=4, last_line=4)
    enter(client, reviewer("Alma"))
    client.post(f"/programm/2026/pruefen/{one.pk}/", {"decision": "join", "revision": 1})
    assert client.post("/programm/2026/verwerfen/").status_code == 302
    assert not Programme.objects.exists()


# --- two at once -------------------------------------------------------------------------------


def test_deciding_on_what_was_discarded_is_refused():
    one = proposal(version())
    gone = Commitment.objects.get(pk=one.pk)
    one.version.programme.delete()
    with pytest.raises(RefusedError):
        accept_commitment(actor=actor(reviewer("Alma")), commitment=gone, revision=1)


def test_discarding_what_was_just_published_is_refused():
    text = version()
    stale = Programme.objects.get(pk=text.programme.pk)
    alma = actor(reviewer("Alma"))
    publish_version(actor=alma, version=text)
    with pytest.raises(RefusedError):
        discard_programme(actor=alma, programme=stale)


def test_publishing_what_was_just_discarded_is_refused():
    text = version()
    alma = actor(reviewer("Alma"))
    discard_programme(actor=alma, programme=text.programme)
    with pytest.raises(RefusedError):
        publish_version(actor=alma, version=text)


def test_an_address_taken_meanwhile_is_refused():
    alma = reviewer("Alma")
    reading = read(alma, b"Der Landesvorstand tagt.")
    version("2026")
    with pytest.raises(RefusedError):
        adopt_reading(actor=actor(alma), reading=reading, frame=frame("2026"))


def test_programmes_with_like_addresses_share_no_code():
    alma, bruno = actor(reviewer("Alma")), actor(reviewer("Bruno"))
    codes = []
    for slug in ("2026", "ap26", "x" * 60):
        one = accept_commitment(actor=alma, commitment=proposal(version(slug)), revision=1)
        codes.append(accept_commitment(actor=bruno, commitment=one, revision=2).code)
    assert codes == ["AP26-01", "AP26-02", "X" * 30 + "-01"]


def test_a_decision_is_whole_or_not_at_all(client, monkeypatch):
    one = proposal(version())
    monkeypatch.setattr(reviewing, "mark_no_commitment", _refuse_to_decide)
    enter(client, reviewer("Alma"))
    client.post(f"/programm/2026/pruefen/{one.pk}/", {"decision": "none", "revision": 1})
    one.refresh_from_db()
    assert one.state == "proposed"


def _refuse_to_decide(**_told):
    raise RefusedError("no")


def test_who_takes_part_is_not_shown_as_in_charge():
    one = proposal(version(), lead=False)
    Responsibility.objects.create(
        commitment=one, body=body(), role="with", starts_on=date(2025, 1, 1)
    )
    assert CommitmentForm.initial_of(one)["lead"] is None


# --- headers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/programm/2026/", "/zusagen", "/gibt-es-nicht/"])
def test_every_answer_carries_the_safety_headers(client, address):
    version(published=True)
    answer = client.get(address)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert not answer.cookies


@pytest.mark.logs_errors
def test_a_strange_host_gets_the_safety_headers_too(client):
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer["X-Frame-Options"] == "DENY"
    assert "Content-Security-Policy" in answer.headers


def test_the_language_page_leads_nowhere_else(client):
    assert client.head("/sprache/").status_code == 200
    answer = client.post("/sprache/", {"language": "en", "back": "//evil.example/"})
    assert answer.url == "/"


# --- big things --------------------------------------------------------------------------------


def test_a_file_beyond_measure_is_not_taken_into_memory(client, monkeypatch):
    monkeypatch.setattr(reading_views, "MAX_BYTES", 10)
    asked = []
    monkeypatch.setattr(
        reading_views, "peek", lambda data, **_told: asked.append(data) or _refuse()
    )
    enter(client, reviewer("Alma"))
    big = SimpleUploadedFile("gross.txt", b"x" * 1000)
    assert client.post("/programm/einlesen/vorschau/", {"file": big}).status_code == 200
    assert [len(data) for data in asked] == [11]


def _refuse():
    raise refusal("too-long")


# --- the walls of units ------------------------------------------------------------------------


@pytest.fixture
def stranger():
    """She does everything for a chapter's own programme, and nothing for the state's."""
    chapter = Unit.objects.create(slug="kreis", name="Kreis", kind="chapter", parent=state_unit())
    board = Body.objects.create(key="kv", name="Kreisvorstand", kind="board", unit=chapter)
    office = Office.objects.create(body=board, name="Sprecherin")
    for capability in EVERYTHING:
        OfficeCapability.objects.create(office=office, capability=capability)
    someone = person("Cleo")
    Mandate.objects.create(person=someone, office=office, starts_on=date(2025, 1, 1))
    return someone


@pytest.mark.parametrize(
    "address",
    [
        "",
        "zeilen/2/",
        "pruefen/",
        "pruefen/neu/",
        "pruefen/abdeckung/",
        "kurz/5/",
        "veroeffentlichung/",
        "verwerfen/",
    ],
)
def test_a_draft_of_another_unit_is_not_there(client, stranger, address):
    version()
    enter(client, stranger)
    assert client.get(f"/programm/2026/{address}").status_code == 404
    assert client.post(f"/programm/2026/{address}", {"text": "x"}).status_code in {404, 405}
    assert not PlainText.objects.exists()


def test_a_published_text_of_another_unit_is_read_but_not_decided(client, stranger):
    one = proposal(version(published=True))
    enter(client, stranger)
    page = client.get("/programm/2026/")
    assert page.status_code == 200
    assert "/pruefen/" not in page.text
    assert "/pruefen/" not in client.get("/").text
    address = f"/programm/2026/pruefen/{one.pk}/"
    assert client.post(address, {"decision": "reject", "revision": 1}).status_code == 404
    one.refresh_from_db()
    assert one.state == "proposed"


def test_a_text_is_taken_over_for_ones_own_unit_only(client, stranger):
    enter(client, stranger)
    page = client.post("/programm/einlesen/", {"text": "Der Vorstand tagt."}, follow=True)
    told = {"title": "x", "slug": "x", "unit": state_unit().pk}
    told |= {"term_starts_on": "2026-01-01", "term_ends_on": "2026-12-31"}
    answer = client.post(page.redirect_chain[-1][0], told)
    assert answer.status_code == 422
    assert not Programme.objects.exists()
