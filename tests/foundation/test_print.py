"""Papers: PDF/UA-1 and ODT of whatever a paper holds, and nothing a text says is obeyed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import page
import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from wirksam.foundation.print import (
    Bullets,
    Facts,
    Heading,
    Lines,
    NewPage,
    Paper,
    Par,
    PressError,
    PrintedLine,
    Quote,
    Run,
    Table,
    paper_odt,
    paper_pdf,
    printable,
    set_here,
    words,
)
from wirksam.foundation.print.paper import told
from wirksam.foundation.print.setting import _TEMPLATE

HOSTILE = printable('#panic() $x^2$ *fett* <b>&amp; \\ // #import "/etc/passwd" @nothing \u202e um')
CHANGED = (Run("Wir bleiben "), Run("hier", "gone"), Run("dort", "new"), Run(".", "strong"))


def paper(text: str = "Beides\nund mehr") -> Paper:
    body = (
        Heading(2, text.replace("\n", " ") or "Punkt"),
        Par(words(text)),
        Par(CHANGED),
        Quote(words(text, "soft")),
        Bullets((words(text), CHANGED)),
        Facts((("Wer", text),)),
        Table(("Was", "Wie viele"), ((words(text), words("12")), (CHANGED, words(""))), (3, 1)),
        NewPage(),
        Heading(3, "Aus Konflikten lernen", 41),
        Lines(None, (PrintedLine(1, words(text)),)),
        Lines(
            ("Zeile", "Wortlaut"),
            (
                PrintedLine(42, words(text), opens=True),
                PrintedLine(0, CHANGED, depth=1),
            ),
        ),
    )
    return Paper(
        "de", "2026-03-14T10:00:00+00:00", "Antrag A1", "Landesvorstand", "An die Versammlung",
        body, "Wirksam", "Seite", "von", notice="Entwurf", facts=(("Gestellt von", text),),
    )  # fmt: skip


def test_a_paper_passes_a_validator_of_pdf_ua_1() -> None:
    report = page.validate_pdf_bytes(paper_pdf(paper()), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.failures


def test_a_hostile_text_is_printed_and_not_obeyed() -> None:
    data = paper_pdf(paper(HOSTILE))
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.failures
    said = "".join(one.extract_text() for one in PdfReader(io.BytesIO(data)).pages)
    for word in ("#panic()", "$x^2$", "*fett*", "<b>&amp;", "/etc/passwd", "@nothing"):
        assert word in said.replace("\n", ""), word
    assert "root:" not in said


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert paper_pdf(paper()) == paper_pdf(paper())
    assert paper_odt(paper()) == paper_odt(paper())


def test_limits_stop_the_setter() -> None:
    with pytest.raises(PressError, match="too-slow"):
        paper_pdf(paper(), seconds=0.01)


def test_the_odt_holds_every_word_and_real_headings() -> None:
    with zipfile.ZipFile(io.BytesIO(paper_odt(paper(HOSTILE)))) as archive:
        content = ElementTree.fromstring(archive.read("content.xml"))
        ElementTree.fromstring(archive.read("styles.xml"))
    said = "".join(content.itertext())
    for word in (HOSTILE, "41 Aus Konflikten lernen", "Wie viele", "42", "hier", "dort"):
        assert word in said, word
    level = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}outline-level"
    assert [one.get(level) for one in content.iter() if one.get(level)] == ["1", "2", "3"]


def test_a_paper_may_be_empty() -> None:
    bare = replace(paper(), body=(), facts=(), notice="")
    assert paper_pdf(bare).startswith(b"%PDF")
    assert paper_odt(bare)


@settings(max_examples=12, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_set(text: str) -> None:
    assert set_here(_TEMPLATE, told(paper(printable(text)))).startswith(b"%PDF")
