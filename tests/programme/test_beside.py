"""Plain words and remarks beside the text."""

from __future__ import annotations

import pytest

from tests.factories.association import reviewer
from tests.factories.programme import version
from wirksam.programme.models import EditorialNote

pytestmark = pytest.mark.django_db
ADDRESS = "/programm/2026/pruefen/daneben/"


@pytest.fixture
def alma(client):
    client.force_login(reviewer("Alma").user)
    return client


def test_a_remark_stands_beside_its_line_and_can_be_taken_back(alma):
    text = version()
    alma.post(ADDRESS, {"line": 5, "message": "Hier fehlt ein Wort."})
    note = EditorialNote.objects.get(version=text)
    assert (note.line, note.code) == (5, "editorial")
    assert "Hier fehlt ein Wort." in alma.get("/programm/2026/").text
    alma.post(ADDRESS, {"remove": note.pk})
    assert not EditorialNote.objects.exists()


def test_a_line_that_is_not_there_is_refused(alma):
    version()
    assert alma.post(ADDRESS, {"line": 99, "message": "x"}).status_code == 422
    assert not EditorialNote.objects.exists()


def test_what_the_reader_noted_stays(alma):
    note = EditorialNote.objects.create(
        version=version(), line=3, code="page-break", message="A page break divides it."
    )
    alma.post(ADDRESS, {"remove": note.pk})
    assert EditorialNote.objects.filter(pk=note.pk).exists()


def test_every_passage_leads_to_its_plain_words(alma):
    text = version()
    page = alma.get(ADDRESS).text
    for passage in text.passages.exclude(kind="heading"):
        assert f"/programm/2026/kurz/{passage.first_line}/" in page
