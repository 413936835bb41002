"""Eleven invented programmes of other associations: floors a little under what the rules reach."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from wirksam.engine.document import read
from wirksam.engine.extract import BodyLexicon, extract
from wirksam.engine.lines import document_lines

CORPORA = Path(__file__).parents[1] / "corpora"
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Score:
    f1: float
    body: float
    binding: float
    kind: float
    dated: float


def words(text):
    return set(_WORD.findall(re.sub(r"[\\*:_]", "", text).casefold()))


def weight(gold, proposal):
    first = max(gold["source_first_line"], proposal.source_first_line)
    if min(gold["source_last_line"], proposal.source_last_line) < first:
        return 0.0
    asked = words(gold["quote"])
    held = len(asked & words(proposal.quote)) / len(asked)
    return held if held >= 0.5 else 0.0


def score(name):
    file = CORPORA / f"{name}.txt"
    gold = json.loads((CORPORA / f"{name}.gold.json").read_text(encoding="utf-8"))
    document = read(file.read_bytes(), name=file.name)
    proposals = extract(document, document_lines(document), BodyLexicon.default())
    rows = ((weight(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(proposals))
    used_gold, used, pairs = set(), set(), []
    for value, i, j in sorted(rows, reverse=True):
        if value and i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            pairs.append((gold[i], proposals[j]))

    def share(same):
        return sum(same(g, p) for g, p in pairs) / len(pairs)

    return Score(
        f1=2 * len(pairs) / (len(gold) + len(proposals)),
        body=share(lambda g, p: p.body in [g["body"], *g.get("body_alt", [])]),
        binding=share(lambda g, p: p.binding == g["binding"]),
        kind=share(lambda g, p: p.kind == g["kind"]),
        dated=share(lambda g, p: (g["deadline"] is None) == (p.deadline is None)),
    )


@pytest.mark.parametrize(
    ("name", "f1", "kind"),
    [
        ("gewerkschaftsjugend", 0.95, 0.8),
        ("jugendfeuerwehr", 0.96, 0.86),
        ("kreisprogramm", 0.94, 0.88),
        ("landjugend", 0.96, 0.8),
        ("lehramtsfachschaften", 0.96, 0.82),
        ("naturschutzgruppe", 0.9, 0.8),
        ("pfadfinder", 0.95, 0.78),
        ("queernetz", 0.93, 0.82),
        ("radverein", 0.94, 0.86),
        ("sportjugend", 0.96, 0.9),
        ("studierendenschaft", 0.92, 0.8),
    ],
)
def test_another_association_is_read_as_well(name, f1, kind):
    got = score(name)
    assert got.f1 >= f1
    assert got.body >= 0.88
    assert got.binding >= 0.95
    assert got.kind >= kind
    assert got.dated >= 0.89
