"""Files that nobody's system wrote: a clear refusal, in little time and memory."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from tests.engine.exchange.test_antragsgruen import LONG, SHOWN, amendment, motion
from wirksam.engine.exchange import ExchangeError, antragsgruen, openslides, read


def refused(data: bytes) -> str:
    with pytest.raises(ExchangeError) as error:
        read(data)
    assert error.value.message
    return error.value.code


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"Kein JSON", "not-json"),
        (b"\xff\xfe\x00", "not-json"),
        (b"{}", "unknown"),
        (b'{"motion": {}}', "unknown"),
        (b'"sections"', "unknown"),
        (b"[" * 100_000 + b"]" * 100_000, "too-deep"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "too-deep"),
        (b"PK\x03\x04nothing", "damaged"),
        (packed({"a.txt": b"x"}), "unknown"),
        (packed({"a.json": b'{"sections": []}' + b" " * 40_000_000}), "unsafe-archive"),
        (b'{"sections": [], "title": "leer"}', "nothing"),
        (b'{"motion_links": [{"id": 1, "title": "nur ein Verweis"}]}', "nothing"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_huge_numbers_are_no_numbers() -> None:
    told = json.dumps(motion()).replace('"id": 7', f'"id": {"9" * 50_000}', 1)
    told = told.replace('"status_id": 3', '"status_id": 1e99999')
    [found] = read(told.encode()).motions
    assert found.state == "published"


def test_a_text_beyond_all_measure_is_refused() -> None:
    sections = [{"type": "TextSimple", "title": "Text", "html": "<p>" + "Wort " * 500_000}]
    assert refused(json.dumps(motion(sections=sections)).encode()) == "text-too-long"


def test_an_amendment_of_300_pages_is_read() -> None:
    wanted = f"<p>{LONG}</p>" * 3_000
    changed = amendment("")
    changed["sections"][0]["data"] = wanted
    bundle = read(json.dumps([motion(), changed]).encode())
    assert len(bundle.amendments[0].wanted) == 3_000
    assert read(antragsgruen.write(bundle)).amendments[0].wanted == bundle.amendments[0].wanted


def test_scripts_and_what_is_not_seen_stay_outside() -> None:
    html = (
        "<p onclick='x()'>Gut\u202e\u200b</p><script>böse()</script><style>p{}</style>"
        "<iframe src='//x'>rahmen</iframe><svg><text>bild</text></svg><p>auch gut</p>\u0000"
    )
    sections = [{"type": "TextSimple", "title": "Text", "html": html}]
    [found] = read(json.dumps(motion(sections=sections)).encode()).motions
    assert [one.text for one in found.paragraphs] == ["Gut", "auch gut"]


def test_lone_surrogates_do_no_harm() -> None:
    told = json.dumps(motion()).replace("Mehr Mut", "Mehr\\ud800 Mut")
    bundle = read(told.encode())
    assert "\ufffd" in bundle.motions[0].title
    antragsgruen.write(bundle)
    openslides.write(bundle)


@pytest.mark.parametrize("odd", [None, 1, "x", [1, "2"], [[]], {"1": 2}, True])
@pytest.mark.parametrize(
    "field", ["sections", "initiators", "supporters", "proposed_procedure", "amendment_links",
              "date_published", "prefix", "title", "id", "status_id", "agenda_item"],
)  # fmt: skip
def test_any_field_may_hold_anything(field: str, odd: Any) -> None:
    data = json.dumps([motion(id=1), motion(**{field: odd}), amendment(SHOWN, **{field: odd})])
    assert read(data.encode()).motions


def test_the_same_thing_twice_is_read_once() -> None:
    bundle = read(json.dumps([motion(), motion()]).encode())
    assert len(bundle.motions) == 1
    assert [note.code for note in bundle.notes] == ["twice"]
