"""Saying what became of it: three questions, a correction, taking it back; as people do it."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from tests.factories.accounts import sign_in
from tests.factories.people import acting
from tests.factories.programme import confirmed, version
from tests.programme.desks import entry, lavo, member, speaker
from wirksam.programme.forms import ReportForm
from wirksam.programme.models import Evidence, ProgressEntry
from wirksam.programme.operations.carrying import supersede
from wirksam.programme.queries import drafts

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
EVIL = '<script>alert("x")</script>'
SHOWN = ("said", "next_step", "url", "state", "next_due")


@pytest.fixture
def one():
    return confirmed(version(published=True), code="AP26-01")


@pytest.fixture
def board(client):
    return sign_in(client, lavo())


def words(**changes):
    told = {"said": "Der Fahrdienst ist bestellt.", "draft_key": str(uuid.uuid4())}
    return told | changes


def photo(name="haus.jpg"):
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(kept, "JPEG")
    return SimpleUploadedFile(name, kept.getvalue(), content_type="image/jpeg")


# --- who ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["meldung", "meldungen/{}/berichtigung", "meldungen/{}/rueckzug"])
def test_only_who_is_responsible_reports(client, one, page):
    address = f"/zusagen/AP26-01/{page.format(entry(one).pk)}/"
    assert client.get(address).url.startswith(reverse("account_login"))
    sign_in(client, member())
    assert client.get(address).status_code == 403
    sign_in(client, speaker())
    assert client.get(address).status_code == 404
    sign_in(client, lavo())
    assert client.get(address).status_code == 200


def test_the_page_leads_to_it_only_whom_it_may(client, one):
    assert "/meldung/" not in client.get("/zusagen/AP26-01/").text
    sign_in(client, lavo())
    assert "/zusagen/AP26-01/meldung/" in client.get("/zusagen/AP26-01/").text


# --- the report --------------------------------------------------------------------------------


def test_five_fields_are_shown_and_one_must_be_filled(client, one, board):
    page = client.get("/zusagen/AP26-01/meldung/")
    form = page.context["form"]
    assert [name for name, field in form.fields.items() if field.required] == ["said"]
    shown = page.text.split('class="report-more"')[0]
    assert all(f'id="id_{name}"' in shown for name in SHOWN)
    visible = [name for name in form.fields if f'id="id_{name}"' in shown and name != "draft_key"]
    assert visible == list(SHOWN)


def test_a_report_of_one_sentence_stands_in_the_thread(client, one, board):
    answer = client.post("/zusagen/AP26-01/meldung/", words())
    stored = ProgressEntry.objects.get()
    assert answer.url == f"/zusagen/AP26-01/?meldung={stored.pk}#meldung-{stored.pk}"
    page = client.get(answer.url).text
    assert "Der Fahrdienst ist bestellt." in page
    assert 'data-draft-done="meldung-AP26-01"' in page
    assert f"/zusagen/AP26-01/meldungen/{stored.pk}/berichtigung/" in page
    assert (stored.happened_on, stored.author) == (TODAY, acting(board).key)


def test_everything_together(client, one, board):
    due = TODAY + timedelta(days=30)
    client.post(
        "/zusagen/AP26-01/meldung/",
        words(
            state="partly", next_step="Wir fragen die Kreise.", next_due=due.isoformat(),
            url="https://verband.example/bericht", amount="12", unit_word="Fahrten",
            obstacle="Der Bus ist zu klein.", file=photo(), alt="Ein Bus vor dem Haus",
        ),
    )  # fmt: skip
    stored = ProgressEntry.objects.get()
    assert (stored.state, stored.next_due, stored.obstacle) == (
        "partly",
        due,
        "Der Bus ist zu klein.",
    )
    shown = {proof.kind: proof for proof in Evidence.objects.all()}
    assert set(shown) == {"link", "photo", "number"}
    page = client.get("/zusagen/AP26-01/").text
    for words_ in ("verband.example", "12 Fahrten", 'alt="Ein Bus vor dem Haus"', "zu klein"):
        assert words_ in page
    file = client.get(f"/zusagen/AP26-01/belege/{shown['photo'].pk}/")
    assert file.getvalue()
    assert (file.status_code, file["X-Content-Type-Options"]) == (200, "nosniff")
    assert client.get(f"/zusagen/AP26-01/belege/{shown['link'].pk}/").status_code == 404
    assert client.get(f"/zusagen/AP26-99/belege/{shown['photo'].pk}/").status_code == 404


@pytest.mark.parametrize(
    ("completion", "offered", "refused"),
    [
        ("deliver", "reported_done", "running"),
        ("continuous", "running", "reported_done"),
        ("principle", "running", "reported_done"),
        ("on_request", "reported_done", "confirmed_done"),
    ],
)
def test_only_states_that_fit_what_done_means(client, board, completion, offered, refused):
    confirmed(version(published=True), code="T-1", completion=completion, rhythm_days=30)
    assert client.post("/zusagen/T-1/meldung/", words(state=refused)).status_code == 422
    assert client.post("/zusagen/T-1/meldung/", words(state=offered)).status_code == 302


def test_an_examination_is_done_only_with_its_finding(client, board):
    asked = confirmed(version(published=True), code="T-1", completion="examine")
    done = words(state="reported_done")
    assert client.post("/zusagen/T-1/meldung/", done).status_code == 422
    shown = done | {"url": "https://verband.example/befund"}
    assert client.post("/zusagen/T-1/meldung/", shown).status_code == 302
    assert Evidence.objects.get().kind == "finding"
    asked.refresh_from_db()
    assert asked.stored.state == "reported_done"


@pytest.mark.parametrize(
    "changes",
    [
        {"said": ""},
        {"said": "x" * 5001},
        {"url": "javascript:alert(1)"},
        {"url": "ftp://x.example/a"},
        {"happened_on": (TODAY + timedelta(days=1)).isoformat()},
        {"next_due": "2020-01-01"},
        {"next_due": (TODAY + timedelta(days=4000)).isoformat()},
        {"amount": "12"},
        {"amount": "NaN", "unit_word": "x"},
        {"kind": "alles"},
        {"state": "unsinn"},
        {"draft_key": "kein schlüssel"},
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(client, one, board, changes):
    told = words(next_step="Das bleibt stehen.") | changes
    page = client.post("/zusagen/AP26-01/meldung/", told)
    assert page.status_code == 422
    assert "Das bleibt stehen." in page.text
    assert not ProgressEntry.objects.exists()


def test_a_photo_needs_words(client, one, board):
    page = client.post("/zusagen/AP26-01/meldung/", words(file=photo()))
    assert page.status_code == 422
    assert page.context["form"].errors["alt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("bild.svg", b"<svg onload='alert(1)'/>"), ("../../x.html", b"<script>1</script>")],
)
def test_hostile_files_are_refused_with_a_sentence(client, one, board, name, content):
    file = SimpleUploadedFile(name, content, content_type="text/plain")
    page = client.post("/zusagen/AP26-01/meldung/", words(file=file))
    assert page.status_code == 422
    assert page.context["form"].errors["file"]
    assert not ProgressEntry.objects.exists()


def test_hostile_words_come_out_as_words_and_no_address_is_fetched(client, one, board):
    near = "http://169.254.169.254/latest/"
    client.post(
        "/zusagen/AP26-01/meldung/",
        words(said=EVIL, next_step=EVIL, obstacle=EVIL, url=near, label=EVIL),
    )
    page = client.get("/zusagen/AP26-01/").text
    assert "<script>alert" not in page
    assert f'href="{near}"' in page


# --- twice, and too late -----------------------------------------------------------------------


def test_the_same_form_sent_twice_is_one_report(client, one, board):
    told = words()
    assert client.post("/zusagen/AP26-01/meldung/", told).status_code == 302
    assert client.post("/zusagen/AP26-01/meldung/", told).status_code == 302
    assert ProgressEntry.objects.count() == 1


def test_changed_words_in_a_form_that_had_arrived_become_a_correction(client, one, board):
    told = words()
    client.post("/zusagen/AP26-01/meldung/", told)
    page = client.post("/zusagen/AP26-01/meldung/", told | {"said": "Doch zwei Busse."})
    first = ProgressEntry.objects.get()
    assert page.status_code == 422
    assert "Doch zwei Busse." in page.text
    assert page.context["action"].endswith(f"/meldungen/{first.pk}/berichtigung/")
    again = page.context["form"].data.dict()
    assert client.post(page.context["action"], again).status_code == 302
    assert ProgressEntry.objects.get(corrects=first).said == "Doch zwei Busse."


def test_a_form_of_somebody_else_is_not_taken_for_mine(client, one, board):
    told = words()
    client.post("/zusagen/AP26-01/meldung/", told)
    sign_in(client, lavo("Ole"))
    page = client.post("/zusagen/AP26-01/meldung/", told | {"said": "Meine Worte."})
    assert page.status_code == 422
    assert "Meine Worte." in page.text
    assert ProgressEntry.objects.count() == 1


def test_of_a_commitment_replaced_a_second_ago_no_word_is_lost(client, one, board):
    other = confirmed(one.version, code="AP26-02", title="Der neue Satz")
    supersede(actor=acting(board), commitment=one, by=other)
    page = client.post("/zusagen/AP26-01/meldung/", words())
    assert page.status_code == 422
    assert "AP26-02" in page.text
    assert "Der Fahrdienst ist bestellt." in page.text
    assert page.context["action"] == "/zusagen/AP26-02/meldung/"
    assert client.post(page.context["action"], words()).status_code == 302
    assert ProgressEntry.objects.get().commitment == other
    assert client.get("/zusagen/AP26-01/meldung/").url == "/zusagen/AP26-02/meldung/"
    old = client.get("/zusagen/AP26-01/").text
    assert "/zusagen/AP26-02/" in old
    assert "/zusagen/AP26-01/meldung/" not in old


# --- correcting and taking back ----------------------------------------------------------------


def test_a_correction_stands_beside_what_it_corrects(client, one, board):
    first = entry(one, "Zwölf Menschen waren da.")
    address = f"/zusagen/AP26-01/meldungen/{first.pk}/berichtigung/"
    assert "Zwölf Menschen" in client.get(address).text
    client.post(address, words(said="Dreizehn Menschen waren da."))
    page = client.get("/zusagen/AP26-01/").text
    assert "Zwölf Menschen" in page
    assert "Dreizehn Menschen" in page
    assert f'href="#meldung-{first.pk}"' in page


def test_taken_back_it_stays_with_its_reason(client, one, board):
    first = entry(one, "Das war ein anderer Ort.")
    address = f"/zusagen/AP26-01/meldungen/{first.pk}/rueckzug/"
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "Verwechslung"})
    page = client.get("/zusagen/AP26-01/").text
    assert "Verwechslung" in page
    assert "Das war ein anderer Ort." in page
    assert client.get(address).status_code == 404
    one.refresh_from_db()
    assert one.stored.state == "not_started"


def test_a_photo_of_a_report_taken_back_is_gone(client, one, board):
    client.post("/zusagen/AP26-01/meldung/", words(file=photo(), alt="Ein Bus"))
    proof = Evidence.objects.get()
    address = f"/zusagen/AP26-01/meldungen/{proof.entry_id}/rueckzug/"
    client.post(address, {"reason": "Falsches Bild"})
    assert client.get(f"/zusagen/AP26-01/belege/{proof.pk}/").status_code == 404


def test_an_act_of_the_assembly_is_not_for_us_to_change(client, one, board):
    act = entry(one, "Bestätigt.", basis="assembly", state="confirmed_done")
    for deed in ("berichtigung", "rueckzug"):
        assert client.get(f"/zusagen/AP26-01/meldungen/{act.pk}/{deed}/").status_code == 404


# --- what an activity offers -------------------------------------------------------------------


def test_a_report_can_begin_with_what_came_of_an_activity(client, one, board, monkeypatch):
    def offer(pk, actor):
        return drafts.Draft("23 waren da.", "Noch ein Treffen.") if pk == 7 else None

    monkeypatch.setattr(drafts, "_sources", {"activity": offer})
    assert "23 waren da." in client.get("/zusagen/AP26-01/meldung/?aus=7").text
    for other in ("8", "x", "9" * 99):
        assert client.get(f"/zusagen/AP26-01/meldung/?aus={other}").status_code == 200


def test_the_form_offers_the_rhythm_as_next_day(one):
    one.rhythm_days = 30
    form = ReportForm(commitment=one, now="in_progress")
    assert form.initial["next_due"] == TODAY + timedelta(days=30)
