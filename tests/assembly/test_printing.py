"""The printed account: PDF/UA-1, the same bytes each time, nothing a text says is obeyed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import pairwise
from typing import Any

import page
import pytest
import typst
from defusedxml import ElementTree
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.assembly import samples
from wirksam.assembly.account import Account, canonical, digest, from_plain, press
from wirksam.assembly.account.odt import odt
from wirksam.assembly.account.press import PressError, pdf
from wirksam.assembly.account.setting import sheet_of
from wirksam.assembly.account.table import rows
from wirksam.foundation.print import BOX, printable, storable
from wirksam.foundation.tables import csv_lines

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    with translation.override("de"):
        yield


@pytest.fixture(scope="module")
def whole() -> Account:
    return samples.whole()


@pytest.fixture(scope="module")
def printed(whole: Account) -> bytes:
    with translation.override("de"):
        return pdf(sheet_of(whole, digest(whole)))


def hostile() -> Account:
    words = samples.HOSTILE
    entry = samples.entry(1, words, by=words, next_step=words, obstacle=words)
    item = samples.item(title=words, quote=words, lead=words, statement=words, deadline=words)
    item = replace(item, entries=(entry,))
    account = samples.small(title=words, foreword=words, place=words, association=words)
    passages = tuple(
        replace(one, lines=tuple(replace(line, text=words) for line in one.lines))
        for one in account.passages
    )
    return replace(account, items=(item,), passages=passages)


def judged(data: bytes) -> Any:
    return page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)


def test_it_passes_a_validator_of_pdf_ua_1(printed: bytes) -> None:
    report = judged(printed)
    assert report.is_compliant, report.failures
    assert report.rules.total > 100


def test_the_validator_is_no_yes_sayer(whole: Account) -> None:
    assert not judged(typst.compile(b"= Kein Titel", pdf_tags=False)).is_compliant


def test_a_hostile_text_is_printed_and_not_obeyed() -> None:
    data = pdf(sheet_of(hostile()))
    assert judged(data).is_compliant
    told = "".join(part.extract_text() for part in PdfReader(io.BytesIO(data)).pages)
    for word in ("#panic()", "$x^2$", "@nothing", "*fett*", "_kursiv_", "<b>", "/etc/passwd"):
        assert word in told.replace("\n", ""), word
    assert "root:" not in told


def test_the_same_account_gives_the_same_bytes(whole: Account, printed: bytes) -> None:
    again = from_plain(json.loads(canonical(whole)))
    assert pdf(sheet_of(again, digest(again))) == printed
    assert odt(sheet_of(again)) == odt(sheet_of(whole))


def test_title_language_and_marks(printed: bytes) -> None:
    reader = PdfReader(io.BytesIO(printed))
    root = reader.trailer["/Root"]
    assert root["/Lang"].lower().startswith("de")
    assert root["/MarkInfo"]["/Marked"] is not None
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Bericht über das Arbeitsprogramm 2026"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def elements(node: Any) -> Iterator[DictionaryObject]:
    node = node.get_object()
    if isinstance(node, DictionaryObject) and "/S" in node:
        yield node
    children = node.get("/K", []) if isinstance(node, DictionaryObject) else node
    children = children.get_object() if hasattr(children, "get_object") else children
    for child in children if isinstance(children, list) else [children]:
        one = child.get_object()
        if isinstance(one, DictionaryObject) and "/S" in one:
            yield from elements(one)


def tags(data: bytes) -> list[str]:
    root = PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]
    return [str(one["/S"]) for one in elements(root)]


def test_headings_come_in_order_and_everything_is_tagged(whole: Account, printed: bytes) -> None:
    found = tags(printed)
    levels = [int(tag[2:]) for tag in found if tag[:2] == "/H" and tag[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(3) >= len(whole.items)
    assert found.count("/TH") > 3
    assert found.count("/TR") >= sum(
        len(one.lines) for one in whole.passages if one.kind != "heading"
    )
    assert "/LI" in found
    assert "/BlockQuote" in found


def test_the_lines_carry_their_own_numbers(whole: Account, printed: bytes) -> None:
    told = " ".join(part.extract_text() for part in PdfReader(io.BytesIO(printed)).pages)
    last = whole.passages[-1].lines[-1]
    assert f"{last.number} {last.text[:20]}" in " ".join(told.split())


def test_no_typeface_comes_from_this_machine(printed: bytes) -> None:
    names = set()
    for part in PdfReader(io.BytesIO(printed)).pages:
        names |= {
            str(font.get_object()["/BaseFont"]) for font in part["/Resources"]["/Font"].values()
        }
    known = ("Atkinson", "Besley", "DejaVuSansMono", "Libertinus")
    assert all(any(name in font for name in known) for font in names), names


def test_a_setter_that_takes_too_long_is_stopped(whole: Account) -> None:
    with pytest.raises(PressError, match="too-slow"):
        pdf(sheet_of(whole), seconds=0.01)


def test_a_setter_that_wants_too_much_memory_is_stopped() -> None:
    with pytest.raises(PressError):
        pdf(sheet_of(samples.small()), memory_mb=40)


def test_a_draft_says_so() -> None:
    draft = sheet_of(samples.small())
    assert draft.draft
    assert not draft.check.digest
    assert not sheet_of(samples.small(), "a" * 64).draft


def test_signs_without_a_shape_become_a_box() -> None:
    assert printable("a\N{GRINNING FACE}b\u0007\u202ec") == f"a{BOX}bc"


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_is_made_printable(text: str) -> None:
    kept = printable(storable(text))
    kept.encode()
    assert not any(len(word) > 28 for word in kept.replace("\u200b", " ").split())
    assert printable(kept) is not None


@settings(max_examples=12, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_set(text: str) -> None:
    item = samples.item(title=text, statement=text, entries=(samples.entry(1, text),))
    account = replace(samples.small(foreword=text), items=(item,))
    assert press.set_sheet(asdict(sheet_of(account))).startswith(b"%PDF")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50))
def test_the_canonical_text_comes_back(text: str) -> None:
    account = samples.small(title=text)
    again = from_plain(json.loads(canonical(account)))
    assert (again, digest(again)) == (account, digest(account))


@pytest.mark.parametrize("account", [samples.small(), hostile()])
def test_the_odt_has_headings_table_heads_and_every_word(account: Account) -> None:
    with zipfile.ZipFile(io.BytesIO(odt(sheet_of(account)))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        content = ElementTree.fromstring(archive.read("content.xml"))
        for name in ("meta.xml", "styles.xml", "META-INF/manifest.xml"):
            ElementTree.fromstring(archive.read(name))
    levels = [int(one.get(f"{TEXT}outline-level")) for one in content.iter(f"{TEXT}h")]
    assert levels[:3] == [1, 2, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tables = list(content.iter(f"{TABLE}table"))
    assert tables
    assert all(one.find(f"{TABLE}table-header-rows") is not None for one in tables)
    told = "".join(content.itertext())
    assert printable(account.items[0].statement).split("\n")[0] in told


def test_the_table_lets_no_cell_compute() -> None:
    item = samples.item(title="=1+1", statement="@SUM(A1)", lead="-2")
    account = replace(samples.small(), items=(item,))
    data = b"".join(csv_lines(rows(account))).decode("utf-8-sig")
    assert "'=1+1" in data
    assert "'@SUM(A1)" in data
    assert data.count("\r\n") == 2
