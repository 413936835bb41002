"""From the file to the desk: the thinnest way through all floors, on real input."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.association import actor, body, occasion, reviewer, state_unit
from wirksam.programme.models import Programme, ProgrammeVersion, Reading, SourceFile
from wirksam.programme.operations.adopting import (
    AlreadyThereError,
    Frame,
    adopt_reading,
    discard_programme,
)
from wirksam.programme.operations.reading import hand_in, start_reading

pytestmark = pytest.mark.django_db

SEED = Path(__file__).parents[2].parent / "shared/seed/antrag-d11.txt"
DEMO = files("wirksam.demo").joinpath("data", "programm-2026.txt").read_bytes()
MOTION = """## A-1 Arbeitsprogramm 2026

Gremium: Landesvorstand
Beschlussdatum: 08.11.2025

### Antragstext

1 Die Lage ist schwierig. Der Landesvorstand richtet bis zur LMV
2 Frühjahr 2026 ein Bildungsteam ein. Unser Verband verpflichtet
3 sich, über die Fortschritte zu berichten.
"""


@pytest.fixture
def alma():
    return reviewer("Alma")


def frame(slug="2026"):
    return Frame(
        slug=slug,
        title="Arbeitsprogramm 2026",
        unit=state_unit(),
        term_starts_on=date(2026, 1, 1),
        term_ends_on=date(2026, 12, 31),
    )


def read(someone, data: bytes, name="antrag.txt"):
    source = hand_in(actor=actor(someone), name=name, content=ContentFile(data, name=name))
    return start_reading(source=source)


def test_a_text_becomes_lines_and_proposals(alma):
    body()
    body("verband", "Verband", "whole")
    when = occasion()
    version = adopt_reading(actor=actor(alma), reading=read(alma, MOTION.encode()), frame=frame())
    assert [line.number for line in version.lines.all()] == [1, 2, 3]
    assert (version.identifier, str(version.resolved_on)) == ("A-1", "2025-11-08")
    board, everyone = version.commitments.all()
    assert board.responsibilities.get().body.key == "landesvorstand"
    assert board.deadline.occasion == when
    assert (everyone.modality, everyone.kind) == ("must", "report")
    assert everyone.reasons


@pytest.mark.skipif(not SEED.exists(), reason="the reference motion is not here")
def test_the_reference_motion_keeps_all_288_lines(alma):
    version = adopt_reading(
        actor=actor(alma), reading=read(alma, SEED.read_bytes()), frame=frame("2025")
    )
    assert [line.number for line in version.lines.all()] == list(range(1, 289))
    assert version.commitments.count() > 55
    assert version.notes.filter(code="broken-sentence").exists()


def test_the_same_text_is_taken_over_once(alma):
    reading = read(alma, DEMO)
    first = adopt_reading(actor=actor(alma), reading=reading, frame=frame())
    again = read(alma, DEMO)
    assert (again.pk, SourceFile.objects.count()) == (reading.pk, 1)
    with pytest.raises(AlreadyThereError) as there:
        adopt_reading(actor=actor(alma), reading=again, frame=frame("2026-2"))
    assert there.value.version == first
    assert Programme.objects.count() == 1


def test_the_same_words_in_another_file_are_the_same_text(alma):
    adopt_reading(actor=actor(alma), reading=read(alma, DEMO), frame=frame())
    other = read(alma, DEMO.replace(b"\n", b"\r\n"), name="kopie.txt")
    with pytest.raises(AlreadyThereError):
        adopt_reading(actor=actor(alma), reading=other, frame=frame("2026-2"))


def test_a_discarded_draft_can_be_brought_in_again(alma):
    version = adopt_reading(actor=actor(alma), reading=read(alma, DEMO), frame=frame())
    discard_programme(actor=actor(alma), programme=version.programme)
    adopt_reading(actor=actor(alma), reading=read(alma, DEMO), frame=frame())
    assert ProgrammeVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leer.txt", b""),
        ("bild.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        ("kaputt.docx", b"PK\x03\x04 not a zip"),
        ("kaputt.pdf", b"%PDF-1.7 broken"),
    ],
)
def test_what_cannot_be_read_is_kept_and_says_what_to_do(client, alma, name, data):
    client.force_login(alma.user)
    answer = client.post(
        "/programm/einlesen/", {"file": SimpleUploadedFile(name, data)}, follow=True
    )
    reading = Reading.objects.get()
    assert reading.state == "failed"
    assert reading.problem
    assert answer.status_code == 200
    with reading.source.content.open("rb") as kept:
        assert kept.read() == data
    assert not Programme.objects.exists()


def test_the_whole_way_in_the_browser(client, alma):
    body()
    client.force_login(alma.user)
    page = client.post("/programm/einlesen/", {"text": MOTION}, follow=True)
    assert "Der Landesvorstand richtet bis zur LMV" in page.text
    address = page.redirect_chain[-1][0]
    answer = client.post(
        address,
        {
            "title": "Arbeitsprogramm 2026",
            "slug": "2026",
            "unit": state_unit().pk,
            "term_starts_on": "2026-01-01",
            "term_ends_on": "2026-12-31",
        },
    )
    assert answer.url == "/programm/2026/pruefen/"
    assert client.get("/programm/2026/").status_code == 200
    known = client.post("/programm/einlesen/", {"text": MOTION}, follow=True)
    assert known.context["known"].programme.slug == "2026"


def test_nothing_handed_in_says_so(client, alma):
    client.force_login(alma.user)
    assert client.post("/programm/einlesen/", {"text": "  "}).status_code == 422


def test_the_preview_keeps_nothing(client, alma):
    client.force_login(alma.user)
    page = client.post("/programm/einlesen/vorschau/", {"text": MOTION})
    assert "Der Landesvorstand richtet" in page.text
    assert "<html" not in page.text
    assert not SourceFile.objects.exists()


def test_an_address_that_is_taken_is_refused(client, alma):
    adopt_reading(actor=actor(alma), reading=read(alma, DEMO), frame=frame())
    client.force_login(alma.user)
    page = client.post("/programm/einlesen/", {"text": MOTION}, follow=True)
    answer = client.post(
        page.redirect_chain[-1][0],
        {
            "title": "x",
            "slug": "2026",
            "unit": state_unit().pk,
            "term_starts_on": "2026-12-31",
            "term_ends_on": "2026-01-01",
        },
    )
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"slug", "term_ends_on"}
