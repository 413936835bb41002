from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.utils import translation

from wirksam.association.queries.findings import kept
from wirksam.association.queries.slate_words import (
    _ASSUMED,
    _SENTENCES,
    assumption_words,
    said,
    said_of,
)
from wirksam.engine.statutes import (
    MESSAGES,
    Dates,
    Proposed,
    RuleSet,
    Seats,
    Slate,
    Term,
    check_slate,
    silences,
)

SILENT = RuleSet("", "", date(2026, 1, 1))
TERM = Term(date(2026, 5, 1), date(2027, 4, 30))
TOLD = Slate(
    (Seats("Basis", 3, 2),),
    (
        Proposed("p-1", "Basis", declared=True, reads=True),
        Proposed("p-2", "Basis"),
        Proposed("p-2", "Basis"),
    ),
    TERM,
    dates=Dates(assembly_on=date(2099, 4, 18)),
)
FOUND = check_slate(SILENT, TOLD)


@pytest.fixture(autouse=True)
def _german():
    with translation.override("de"):
        yield


def test_sentences_are_those_of_the_engine():
    others = {"carried", "not-carried", "no-votes", "quorate", "not-quorate", "called"}
    others |= {code for code in MESSAGES if code.startswith(("in-time", "late-", "more-"))}
    assert set(_SENTENCES) == set(MESSAGES) - others
    with translation.override("en"):
        assert {code: str(said) for code, said in _SENTENCES.items()} == {
            code: MESSAGES[code] for code in _SENTENCES
        }
        assert {rule.code: rule.text for rule in silences(SILENT)} == {
            code: str(words) for code, words in _ASSUMED.items()
        }


def test_people_have_the_names_they_are_given_and_days_are_written_out():
    words = {one.code: one for one in said(FOUND, {"p-1": "Kim", "p-2": "Luz"})}
    assert words["reader-proposed"].sentence.startswith("Kim liest")
    assert words["twice"].sentence == "Luz steht 2-mal auf dem Vorschlag."
    assert words["publish-until"].sentence.endswith("bis Fr, 17. April 2099 öffentlich sein.")
    assert words["publish-until"].text == "Ein Vorschlag ist am Tag vor der Versammlung öffentlich."
    assert words["publish-until"].source == "Die Regeln sagen es nicht."
    assert all(one.assumed for one in words.values())
    assert {one.tone for one in words.values()} == {"warning", "error"}


def test_what_is_kept_names_nobody():
    rows = json.loads(json.dumps(kept(FOUND)))
    assert "p-1" not in str(rows)
    assert "p-2" not in str(rows)
    words = {one.code: one.sentence for one in said_of(rows)}
    assert words["reader-proposed"].startswith("Jemand liest")
    assert said_of([*rows, rows[0] | {"code": "of-another-time"}]) == said_of(rows)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_sentence_can_be_said(language):
    values = re.findall(r"%\((\w+)\)s", " ".join(MESSAGES.values()))
    told = dict.fromkeys(values, "7")
    with translation.override(language):
        assert all("%" not in str(words) % told for words in _SENTENCES.values())
        assert all(assumption_words(rule) for rule in silences(SILENT))
