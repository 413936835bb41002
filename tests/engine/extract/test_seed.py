"""The reference motion, scored with the shared tool, where it is present."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from wirksam.cli.text_commitments import as_data
from wirksam.engine.document import read
from wirksam.engine.extract import BodyLexicon, extract
from wirksam.engine.lines import document_lines

SHARED = Path(__file__).resolve().parents[4] / "shared"
MOTION = SHARED / "seed" / "antrag-d11.txt"
TOOL = SHARED / "tools" / "score_commitments.py"

pytestmark = [
    pytest.mark.seed,
    pytest.mark.skipif(not (MOTION.exists() and TOOL.exists()), reason="no reference motion"),
]


@pytest.fixture(scope="module")
def proposals():
    document = read(MOTION.read_bytes(), name=MOTION.name)
    return extract(document, document_lines(document), BodyLexicon.default())


def score(proposals, folder, *options):
    file = folder / "proposed.json"
    data = {"commitments": [as_data(proposal) for proposal in proposals]}
    file.write_text(json.dumps(data), encoding="utf-8")
    gold = SHARED / "seed" / "gold.json"
    done = subprocess.run(
        [sys.executable, str(TOOL), str(gold), str(file), "--json", *options],
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("options", [(), ("--core",)])
def test_the_reference_motion_reaches_the_score_asked_for(proposals, tmp_path, options):
    got = score(proposals, tmp_path, *options)
    assert got["f1"] >= 0.93
    assert got["body"] >= 0.9
    assert got["binding"] >= 0.95
    assert got["kind"] >= 0.85
    assert got["deadline_found"] >= 0.9


def words(text):
    return {word for word in text.casefold().replace("…", " ").split() if len(word) > 3}


def test_no_trap_is_proposed(proposals):
    traps = json.loads((SHARED / "seed" / "nearmiss.json").read_text(encoding="utf-8"))
    caught = [
        trap["id"]
        for trap in traps
        for p in proposals
        if p.first_line <= trap["last_line"]
        and p.last_line >= trap["first_line"]
        and len(words(trap["quote"]) & words(p.quote)) >= 0.6 * len(words(trap["quote"]))
    ]
    assert caught == []


def test_adopted_wording_becomes_norms(proposals):
    norms = {p.deadline.norm for p in proposals if p.deadline}
    assert {"2025", "LMV Frühjahr 2025", "November 2025", "Bundestagswahl 2025"} <= norms
    assert "1. Halbjahr der Amtszeit (2024-11/2025-05)" in norms


def test_lines_are_the_printed_ones(proposals):
    first = next(p for p in proposals if p.quote.startswith("Der LaVo setzt sich"))
    assert (first.first_line, first.last_line) == (62, 65)
    assert first.completion == "examine"
    softened = next(p for p in proposals if "vorhandene Barrieren" in p.quote)
    assert softened.limits == "im Rahmen der Möglichkeiten"
    assert (softened.binding, softened.first_line) == ("shall", 75)
