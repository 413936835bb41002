"""Pages and files of the exchange: who may, what they show, what they cost."""

from __future__ import annotations

import io
import json
import zipfile

import page
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from tests.factories.accounts import sign_in
from tests.factories.association import occasion, state_unit
from tests.factories.exchange import small_bundle
from tests.factories.motions import make_amendment, make_motion, mover, presidium
from wirksam.association.models import Occasion, Person
from wirksam.engine.exchange import antragsgruen, read
from wirksam.motions.models import Motion, Submission, WaitingImport

pytestmark = pytest.mark.django_db
IMPORT = "/antraege/einlesen/"


@pytest.fixture
def desk(client: Client) -> Client:
    """Somebody who prepares assemblies of the state unit."""
    someone = Person.objects.get(pk=presidium().person_id)
    assembly = occasion()
    assembly.unit = state_unit()
    assembly.save()
    sign_in(client, someone)
    return client


def handed_in(client: Client, data: bytes, **told: object):
    form = {"file": SimpleUploadedFile("lmv.json", data), "how": "oeffentlich", "occasion": ""}
    return client.post(IMPORT, form | told)


def test_from_the_file_to_the_motions(desk: Client) -> None:
    answer = handed_in(desk, antragsgruen.write(small_bundle()), occasion=occasion().pk)
    assert answer.status_code == 302
    shown = desk.get(answer.url).content.decode()
    for word in ("Nachts heim", "Ä1", "KV Süd", "Es werden keine Antragsteller*innen genannt."):
        assert word in shown
    assert not Submission.objects.exists()
    done = desk.post(answer.url)
    assert done.url == "/antraege/"
    assert Submission.objects.count() == 4
    assert "Nachts heim" in desk.get("/antraege/").content.decode()


def test_a_preview_can_be_thrown_away(desk: Client) -> None:
    url = handed_in(desk, antragsgruen.write(small_bundle())).url
    assert desk.post(url, {"discard": "1"}).url == IMPORT
    assert not WaitingImport.objects.exists()
    assert desk.get(url).url == IMPORT


def test_what_is_here_is_said(desk: Client) -> None:
    data = antragsgruen.write(small_bundle())
    desk.post(handed_in(desk, data, occasion=occasion().pk).url)
    again = desk.get(handed_in(desk, data, occasion=occasion().pk).url).content.decode()
    assert "gibt es schon" in again


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"", "leer"), (b"kein JSON", "JSON"), (b"[" * 9_000, "JSON"), (b"{}", "Antragsgrün")],
)
def test_a_bad_file_gets_a_sentence(desk: Client, data: bytes, word: str) -> None:
    answer = handed_in(desk, data)
    assert answer.status_code == 422
    assert word in answer.content.decode()


def test_nobody_else_sees_the_preview(desk: Client) -> None:
    url = handed_in(desk, antragsgruen.write(small_bundle())).url
    other = Client()
    someone = Person.objects.get(pk=presidium("Paul").person_id)
    sign_in(other, someone)
    assert other.get(url).url == IMPORT
    assert other.post(url).url == IMPORT
    assert not Submission.objects.exists()


def test_a_preview_costs_the_same_for_any_file(desk: Client) -> None:
    def cost(motions: int) -> int:
        bundle = small_bundle()
        data = antragsgruen.write(
            type(bundle)("", "", bundle.motions[:motions], bundle.amendments[: 2 * motions - 2])
        )
        url = handed_in(desk, data).url
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(url).status_code == 200
        return len(caught)

    assert cost(1) == cost(2)


@pytest.fixture
def motion() -> Motion:
    found = make_motion(identifier="A1", title="Nachts heim", reasons="Weil es dunkel ist.")
    make_amendment(found, {1: "Ganz andere Worte."}, reasons="So ist es besser.")
    make_amendment(found, {3: ""}, by=mover("Berta"))
    return found


@pytest.mark.parametrize("form", ["antragsgruen", "openslides"])
def test_files_for_other_systems(client: Client, motion: Motion, form: str) -> None:
    for url in (f"/antraege/{motion.slug}/ausgabe/{form}/", f"/antraege/ausgabe/{form}/"):
        answer = client.get(url)
        assert answer.headers["Content-Disposition"].startswith("attachment")
        bundle = read(answer.content)
        assert (len(bundle.motions), len(bundle.amendments)) == (1, 2)


def test_the_table(client: Client, motion: Motion) -> None:
    data = client.get("/antraege/ausgabe/tabelle/").content.decode("utf-8-sig")
    assert data.splitlines()[0].startswith('"Number";"Submitters"')
    assert "Nachts heim" in data


def test_only_one_assembly(client: Client, motion: Motion) -> None:
    key = motion.occasion.key
    later = Occasion.objects.create(key="lmv-herbst", name="LMV Herbst", kind="assembly")
    make_motion(occasion=later)
    told = json.loads(client.get(f"/antraege/ausgabe/antragsgruen/?versammlung={key}").content)
    assert len(told["motions"]) == 1
    assert client.get("/antraege/ausgabe/antragsgruen/?versammlung=nie").status_code == 404
    assert client.get("/antraege/ausgabe/anderes/").status_code == 404


@pytest.mark.parametrize("form", ["pdf", "aenderungen-pdf"])
def test_printed_they_are_pdf_ua(client: Client, motion: Motion, form: str) -> None:
    answer = client.get(f"/antraege/{motion.slug}/ausgabe/{form}/")
    assert answer.headers["Content-Type"] == "application/pdf"
    report = page.validate_pdf_bytes(answer.content, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.failures
    told = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.content)).pages)
    words = " ".join(told.split())
    expected = (
        ["Nachts heim", "2 Die Jugend Beispielland", "Weil es dunkel ist", "7 - Alle Termine"]
        if form == "pdf"
        else ["Ä1", "Zeile 2", "Ganz andere Worte", "So ist es besser", "fällt weg"]
    )
    for word in expected:
        assert word in words, words


@pytest.mark.parametrize("form", ["odt", "aenderungen-odt"])
def test_as_text_files(client: Client, motion: Motion, form: str) -> None:
    answer = client.get(f"/antraege/{motion.slug}/ausgabe/{form}/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert b"Nachts heim" in archive.read("content.xml")


def test_a_draft_is_printed_for_its_movers_only(client: Client) -> None:
    draft = make_motion(published=False)
    url = f"/antraege/{draft.slug}/ausgabe/odt/"
    assert client.get(url).status_code in {302, 404}
    sign_in(client, Person.objects.get(name="Mira"))
    assert client.get(url).status_code == 200
    assert client.get(f"/antraege/{draft.slug}/ausgabe/openslides/").status_code == 404


def test_the_pages_lead_to_the_files(client: Client, motion: Motion) -> None:
    one = client.get(f"/antraege/{motion.slug}/ausgabe/").content.decode()
    assert f"/antraege/{motion.slug}/ausgabe/aenderungen-pdf/" in one
    every = client.get("/antraege/ausgabe/").content.decode()
    assert f"/antraege/ausgabe/openslides/?versammlung={motion.occasion.key}" in every
    assert (
        f"/antraege/{motion.slug}/ausgabe/"
        in client.get(motion.get_absolute_url()).content.decode()
    )


def test_printing_costs_the_same_with_one_and_with_three_amendments(client: Client) -> None:
    motion = make_motion()
    make_amendment(motion, {1: "Anders."})
    url = f"/antraege/{motion.slug}/ausgabe/aenderungen-odt/"

    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(url)
        return len(caught)

    cost()
    assert cost() == 11
    make_amendment(motion, {2: "Anders."}, by=mover("Berta"))
    make_amendment(motion, {3: "Anders."}, by=mover("Carla"))
    cost()
    assert cost() == 11
