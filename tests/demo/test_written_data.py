"""What was written for the demonstration agrees with itself, before anything loads it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from wirksam.engine.document import read
from wirksam.engine.lines import Line, number_lines

FOLDER = Path(__file__).parents[2] / "src" / "wirksam" / "demo" / "data"
STATES = {
    "in_progress",
    "partly",
    "reported_done",
    "confirmed_done",
    "deferred",
    "dropped",
    "running",
}


def _loaded(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


ASSOCIATION = _loaded("association.json")
COMMITMENTS = _loaded("commitments-2026.json")["commitments"]
NONE = _loaded("commitments-2026.json")["no_commitment"]
PLAIN = _loaded("plain-2026.json")
TODAY = ASSOCIATION["today"]
BODIES = {body["key"] for body in ASSOCIATION["bodies"]}
OCCASIONS = {occasion["key"]: occasion for occasion in ASSOCIATION["occasions"]}


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    document = read((FOLDER / "programm-2026.txt").read_bytes(), name="programm-2026.txt")
    return number_lines(document.blocks, width=document.width)


def _due(commitment: dict[str, Any]) -> str:
    deadline = commitment["deadline"]
    if deadline["occasion"] is None:
        return str(deadline["date"])
    day = date.fromisoformat(OCCASIONS[deadline["occasion"]]["date"])
    return (day + timedelta(days=deadline["offset_days"])).isoformat()


def test_the_programme_reads_as_it_is_printed(lines: list[Line]) -> None:
    text = (FOLDER / "programm-2026.txt").read_text(encoding="utf-8")
    assert len(lines) == 255
    assert f"\n{lines[-1].number} {lines[-1].text}\n" in text


@pytest.mark.parametrize("commitment", COMMITMENTS, ids=lambda c: c["title"])
def test_every_quote_stands_in_its_lines(commitment: dict[str, Any], lines: list[Line]) -> None:
    held = " ".join(
        line.text
        for line in lines
        if commitment["first_line"] <= line.number <= commitment["last_line"]
    )
    assert commitment["quote"] in held
    assert len(commitment["title"]) <= 110


def test_every_line_is_a_commitment_or_deliberately_none(lines: list[Line]) -> None:
    promised, none = (
        {n for span in spans for n in range(span["first_line"], span["last_line"] + 1)}
        for spans in (COMMITMENTS, NONE)
    )
    headings = {line.number for line in lines if line.kind == "heading"}
    assert promised | none | headings == {line.number for line in lines}
    assert not none & (promised | headings)
    assert not promised & headings
    assert all(span["reason"] for span in NONE)


@pytest.mark.parametrize("commitment", COMMITMENTS, ids=lambda c: c["title"])
def test_every_name_is_known(commitment: dict[str, Any]) -> None:
    assert commitment["body"] in BODIES
    leads = {lead["body"] for lead in commitment["responsibilities"]} - {None}
    assert leads <= BODIES
    if commitment["deadline"] and commitment["deadline"]["occasion"]:
        assert commitment["deadline"]["occasion"] in OCCASIONS
    if commitment["completion"] == "continuous":
        assert commitment["rhythm_days"]


@pytest.mark.parametrize("commitment", COMMITMENTS, ids=lambda c: c["title"])
def test_entries_run_in_time_and_only_the_assembly_confirms(commitment: dict[str, Any]) -> None:
    entries = commitment["entries"]
    days = [entry["on"] for entry in entries]
    assert days == sorted(days)
    assert all("2025-11-08" <= day <= TODAY for day in days)
    for entry in entries:
        assert entry["state"] in STATES
        assert entry["by"] in BODIES
        assert (entry["state"] == "confirmed_done") == (entry["basis"] == "assembly")


def test_every_status_and_every_flag_occurs() -> None:
    last = [c["entries"][-1]["state"] if c["entries"] else "" for c in COMMITMENTS]
    assert set(last) == STATES | {""}
    closed = {"reported_done", "confirmed_done", "dropped", "deferred"}
    stated = list(zip(COMMITMENTS, last, strict=True))
    assert [c for c, state in stated if c["deadline"] and _due(c) < TODAY and state not in closed]
    assert [
        c for c, state in stated if state == "reported_done" and not c["entries"][-1]["evidence"]
    ]
    assert [c for c in COMMITMENTS if any(r["body"] is None for r in c["responsibilities"])]
    assert [
        c
        for c in COMMITMENTS
        if c["rhythm_days"]
        and date.fromisoformat(c["entries"][-1]["on"]) + timedelta(days=c["rhythm_days"])
        < date.fromisoformat(TODAY)
    ]


def test_plain_language_covers_whole_paragraphs(lines: list[Line]) -> None:
    blocks: dict[int, list[int]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line.number)
    spans = {(numbers[0], numbers[-1]) for numbers in blocks.values()}
    assert len(PLAIN) >= 15
    assert {(text["first_line"], text["last_line"]) for text in PLAIN} <= spans
    assert {text["checked"] for text in PLAIN} == {True, False}


def test_the_cast_is_complete() -> None:
    cast = {"gast", "mitglied", "neu", "kv", "team", "lavo", "praesidium"}
    assert cast | {"geschaeftsstelle", "admin"} <= {p["key"] for p in ASSOCIATION["personas"]}
