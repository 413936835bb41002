"""Hostile and broken files: a clear refusal, in little time and memory."""

import io
import random
import string
import zipfile

import pytest
from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from tests.engine.document import renderings
from tests.engine.document.renderings import W, docx_of, word_paragraph, zipped
from wirksam.engine.document import UnreadableError, read, read_text
from wirksam.engine.document.refusals import MAX_BYTES, MAX_CHARACTERS, MAX_LINES, REFUSALS
from wirksam.engine.lines import document_lines

BOMB = "<w:p/>" * 9_000_000
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
EXTERNAL = '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'


def empty_pdf(password=None):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def protected_pdf():
    buffer = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(renderings.pdf()))
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(buffer)
    return buffer.getvalue()


def protected_zip():
    data = bytearray(renderings.docx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


CASES = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\t\n", "empty"),
    "binary": (bytes(range(256)) * 50, "binary"),
    "zeros": (b"\0" * 5000, "binary"),
    "50 MB": (b"a" * 50_000_000, "too-long"),
    "many characters": (b"ab " * (MAX_CHARACTERS // 3 + 1), "too-long"),
    "many lines": (b"a\n" * (MAX_LINES + 1), "too-long"),
    "many vertical tabs": (b"a\v" * (MAX_LINES + 2), "too-long"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "unknown-format"),
    "rich text": (b"{\\rtf1 Hallo}", "unknown-format"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old-office"),
    "spreadsheet": (zipped({"xl/workbook.xml": "<x/>"}), "unknown-format"),
    "cut archive": (renderings.docx()[:-40], "damaged"),
    "no archive": (b"PK\x03\x04 and no more", "damaged"),
    "bomb": (docx_of(BOMB), "unsafe-archive"),
    "many entries": (
        zipped({"word/document.xml": "<x/>", **{str(n): "" for n in range(1001)}}),
        "unsafe-archive",
    ),
    "way out": (zipped({"word/document.xml": "<x/>", "a/../../b": "x"}), "unsafe-archive"),
    "password DOCX": (protected_zip(), "encrypted"),
    "password ODT": (
        zipped({"content.xml": "x", "META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        "encrypted",
    ),
    "DOCX with entity": (zipped({"word/document.xml": ENTITY + "<x>&a;</x>"}), "unsafe-xml"),
    "ODT with DTD": (zipped({"content.xml": EXTERNAL + "<x/>"}), "unsafe-xml"),
    "styles with entity": (docx_of("", styles=ENTITY + "<x/>"), "unsafe-xml"),
    "broken XML": (zipped({"content.xml": "<x>"}), "damaged"),
    "deeply nested": (docx_of("<w:p>" * 600 + "</w:p>" * 600), "damaged"),
    "DOCX without text": (docx_of(""), "no-text"),
    "page without text": (b"<html><script>x</script></html>", "no-text"),
    "only rules": (b"---\n\n***\n", "no-text"),
    "only a head": (b"## A-1 Titel\nGremium: X\n\n### Antragstext\n", "no-text"),
    "broken PDF": (b"%PDF-1.7\nnonsense", "damaged"),
    "scanned PDF": (empty_pdf(), "scanned-pdf"),
    "password PDF": (protected_pdf(), "encrypted"),
}


@pytest.mark.parametrize("name", CASES)
def test_refused(name):
    data, code = CASES[name]
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert caught.value.code == code
    assert caught.value.message == str(caught.value)
    assert caught.value.message.startswith(REFUSALS[code].partition("{")[0])


def test_a_pdf_protected_against_changes_only_is_read():
    buffer = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(renderings.pdf()))
    writer.encrypt("", owner_password="geheim", algorithm="RC4-128")
    writer.write(buffer)
    assert len(document_lines(read(buffer.getvalue()))) == len(renderings.printed())


def test_pasted_text_has_the_same_limit():
    with pytest.raises(UnreadableError) as caught:
        read_text("a" * (MAX_CHARACTERS + 1))
    assert caught.value.code == "too-long"


def test_a_docx_of_too_many_characters():
    letters = random.Random(1).choices(  # noqa: S311
        string.ascii_letters, k=MAX_CHARACTERS + 10
    )
    with pytest.raises(UnreadableError) as caught:
        read(docx_of(word_paragraph("".join(letters))))
    assert caught.value.code == "too-long"


@pytest.mark.parametrize("unit", ["Der Vorstand soll fördern. ", "x", "**a ", "<a '", "](", "1 "])
def test_a_line_of_a_megabyte(unit):
    document = read((unit * (1_000_000 // len(unit))).encode())
    lines = document_lines(document)
    assert len(lines) > 1000
    assert all(len(line.text) <= 80 for line in lines)


def test_an_archive_whose_sizes_lie():
    data = bytearray(docx_of(word_paragraph("a" * 1000)))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        read(bytes(data))


def test_a_hostile_name_is_only_a_hint():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:p/></w:document>")
    with pytest.raises(UnreadableError):
        read(buffer.getvalue(), name="../../<script>.docx")


def test_many_pdf_pages_report_their_progress():
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4)
    for number in range(30):
        page.drawString(60, 700, f"Auf Seite {number} steht ein Satz.")
        page.showPage()
    page.save()
    seen = []
    read(buffer.getvalue(), progress=seen.append)
    assert len(seen) > 30


def test_limits_are_as_promised():
    assert (MAX_BYTES, MAX_CHARACTERS) == (20_000_000, 2_000_000)
