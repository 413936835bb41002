"""The reference motion, exactly."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from wirksam.engine.document import read
from wirksam.engine.lines import document_lines, number_lines

SEED = Path(__file__).parents[4] / "shared" / "seed" / "antrag-d11.txt"
pytestmark = [
    pytest.mark.seed,
    pytest.mark.skipif(not SEED.exists(), reason="the reference motion is not here"),
]
LEVELS = {26: 3, 27: 4, 41: 4, 83: 4, 101: 2, 102: 3, 117: 3, 149: 4, 182: 2, 197: 2, 198: 3,
          247: 4, 265: 4}  # fmt: skip
PAGE_BREAKS = (39, 86, 133, 158, 179, 226, 271)


@pytest.fixture(scope="module")
def document():
    return read(SEED.read_bytes(), name=SEED.name)


@pytest.fixture(scope="module")
def lines(document):
    return document_lines(document)


@pytest.fixture(scope="module")
def printed():
    """Number to (text, physical line), by a reading of its own."""
    found = {}
    for source, line in enumerate(SEED.read_text("utf-8").split("\n"), 1):
        numbered = re.match(r"(?:#+ )?(\d+) (.*?) *$", line)
        if numbered:
            found[int(numbered[1])] = (numbered[2].replace("\\*", "*"), source)
        elif line == "#### Aus Konflikten Stärke ziehen":
            found[27] = (line[5:], source)
    return found


def test_every_printed_line_is_there(lines, printed):
    assert [line.number for line in lines] == list(range(1, 289))
    assert {line.number: (line.text, line.source_line) for line in lines} == printed


def test_headings_and_levels(lines):
    assert {line.number: line.level for line in lines if line.kind == "heading"} == LEVELS
    assert all(line.level == 0 for line in lines if line.kind == "body")


def test_wrapping_the_blocks_gives_the_same_breaks(document, lines):
    again = number_lines(document.blocks)
    assert [(line.number, line.text) for line in again] == [
        (line.number, line.text) for line in lines
    ]
    assert [line.source_line for line in again] == [line.source_line for line in lines]


def test_forced_breaks(document):
    before = {
        piece.printed
        for block in document.blocks
        for piece in block.pieces
        if piece.text.endswith("\n")
    }
    # 287 as well: "werden." would just have fitted behind "verstärkt" (72 + 1 + 7 = 80).
    assert before == {157, 235, 287}


def test_page_breaks_do_not_divide_paragraphs(document, lines, printed):
    by_number = {line.number: line.block for line in lines}
    for number in PAGE_BREAKS:
        assert by_number[number] == by_number[number - 1]
    sources = {note.line for note in document.notes if note.code == "page-break"}
    assert sources == {printed[number][1] for number in PAGE_BREAKS}


def test_hyphens_at_line_ends(document):
    text = "\n".join(block.text for block in document.blocks)
    for words in ("nicht-akademischer", "Bundes- und Landesverbandes", "Macht-Ungleichheiten"):
        assert words in text


def test_head(document):
    meta = document.meta
    assert (meta.identifier, meta.title) == ("D-11", "Arbeitsprogramm 2025")
    assert len(meta.submitters) == 8
    assert meta.submitters[3] == "Ophelia-Aurora Christian"
    assert meta.resolved_on == date(2024, 11, 5)
    assert meta.agenda_item == "#12 Dringlichkeitsanträge"


def test_broken_sentences_and_nothing_else_of_the_kind(document, printed):
    lines = {note.line for note in document.notes if note.code == "broken-sentence"}
    assert lines == {printed[number][1] for number in (53, 59, 95, 115)}


def test_notes_for_the_lost_number_and_unmarked_headings(document, printed):
    codes = [(note.code, note.line) for note in document.notes]
    assert ("lost-number", printed[27][1]) in codes
    assert ("heading-without-mark", printed[26][1]) in codes
    assert ("heading-without-mark", printed[198][1]) in codes
    assert all(before.line <= after.line for before, after in pairwise(document.notes))
