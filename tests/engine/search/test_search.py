"""Stems, questions and marked places: pure functions over hostile text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.search.asking import MOST_TERMS, Term, asked
from wirksam.engine.search.marking import LENGTH, marked, snippet
from wirksam.engine.search.stems import stem_of, stems, words

SAME = [
    "Barriere Barrieren",
    "Prüfung Prüfungen prüfen Pruefung PRÜFUNG Pru\u0308fung",
    "Straße Strasse Straßen",
    "Mitglied Mitglieder Mitgliedern",
    "Schüler Schülerinnen",
    "Wohnung Wohnungen wohnen",
    "neu neue neuen",
]
PARTED = ["Zeitung Zeit", "Richtung richten", "Jugend jung", "2025 2026"]


@pytest.mark.parametrize("told", SAME)
def test_the_same_stem(told):
    assert len({stem_of(word) for word in told.split()}) == 1


@pytest.mark.parametrize("told", PARTED)
def test_not_the_same(told):
    one, other = told.split()
    assert stem_of(one) != stem_of(other)


def test_signs_part_words_and_numbers_stay():
    assert stems("Schüler*innen: AP26-07, Z. 160–164 (2026)") == (
        "schul inn ap26 07 z 160 164 2026"
    )


def test_a_beginning_finds_what_begins_so():
    assert asked("Barrieren").terms[0].fits(stem_of("barrierefreien"))
    for typed in ("Prü", "Prue", "prüf", "Prüfung"):
        assert asked(typed).terms[0].fits(stem_of("Prüfung")), typed


def test_only_the_last_word_is_a_beginning():
    one, other = asked("Team Land").terms
    assert not one.fits(stem_of("Teamkultur"))
    assert other.fits(stem_of("Landesvorstand"))


def test_phrases():
    assert asked('"im Rahmen der" Möglich').terms[0] == Term(("im", "rahm", "der"))
    assert asked("„eins zwei“").terms == (Term(("ein", "zwei")),)
    assert asked('"nicht geschlossen').terms[-1].beginnings


def test_small_words_count_only_alone():
    assert [term.stems for term in asked("die Teams in der Schule").terms] == [
        ("team",), ("schul",),
    ]  # fmt: skip
    assert asked("die").terms[0].stems == ("die",)


@pytest.mark.parametrize("text", ["", "   ", '"', '""', "*", "'-!:()^~", "\x00", "___", "…"])
def test_nothing_asked(text):
    assert not asked(text)


@given(st.text(max_size=400))
def test_any_text_becomes_letters_and_digits(text):
    for word in words(text):
        assert re.fullmatch(r"[a-z0-9]+", word.stem)
        assert word.stem.isdigit() or word.stem[0].isalpha()
        assert text[word.start : word.end]
    for term in asked(text).terms:
        assert all(re.fullmatch(r"[a-z0-9]+", one) for one in term.stems + term.beginnings)
    assert len(asked(text).terms) <= MOST_TERMS


@given(st.text(max_size=800), st.text(max_size=40))
def test_marking_loses_nothing(text, question):
    assert "".join(piece.text for piece in marked(text, asked(question))) == text
    inner = "".join(piece.text for piece in snippet(text, asked(question))).strip("…")
    assert inner.strip("…") in text
    assert len(inner) <= LENGTH + 130


def test_the_place_with_most_hits_is_shown():
    text = (
        "Barriere. " + "Nichts davon. " * 60 + "Viele Barrieren sind barrierefrei. " + "Ende " * 90
    )
    pieces = snippet(text, asked("Barriere"))
    assert [piece.text for piece in pieces if piece.is_hit] == ["Barrieren", "barrierefrei"]
    assert (pieces[0].text, pieces[-1].text) == ("…", "…")


def test_without_a_hit_it_begins_at_the_beginning():
    assert snippet("Kurzer Text", asked("nichts"))[0].text == "Kurzer Text"
