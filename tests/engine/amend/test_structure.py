"""Paragraphs that come, go, are split or joined, as edits of their neighbours."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wirksam.engine.amend import (
    BREAK,
    Amendment,
    Paragraph,
    compose,
    onto,
    read_paragraph,
    write_paragraph,
)
from wirksam.engine.diff import Edit

WORDS = ["Der", "Kreis", "plant", "ein", "Fest.", "- ", "1. ", "# ", "\\h2 ", "> ", "\n", "e\u0301"]
KINDS = st.sampled_from(["paragraph", "heading", "item", "quote"])
PARAGRAPHS = st.builds(
    Paragraph,
    KINDS,
    st.integers(0, 3),
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=12),
)
TEXTS = st.lists(PARAGRAPHS, max_size=6).map(tuple)


def p(text: str) -> Paragraph:
    return Paragraph("paragraph", 0, text)


BASE = (
    Paragraph("heading", 1, "Bildung"),
    p("Der Vorstand legt einen Plan vor. Er stellt ihn allen Kreisen vor."),
    Paragraph("item", 1, "- Jeder Kreis benennt zwei Menschen."),
    p("Das Team schreibt eine Handreichung zu Reisekosten."),
)


def readable(text):
    return tuple(one.trimmed() for one in text if not one.is_empty)


def wants(*wanted: Paragraph) -> dict[int, list[tuple[int, int, str]]]:
    made = Amendment.between("1", BASE, wanted)
    assert compose(BASE, made) == wanted
    return {at: [(one.start, one.end, one.new) for one in made.edits[at]] for at in made.edits}


@given(TEXTS, TEXTS)
@example((p("a"),), (p("b\u2029c"),))
@example((), (Paragraph("quote", 0, "> "),))
def test_composing_what_is_between_gives_the_wanted_text(base, wanted):
    made = Amendment.between("1", base, wanted)
    assert compose(base, made) == readable(wanted)
    assert Amendment.from_data("1", json.loads(json.dumps(made.to_data()))) == made


@given(TEXTS)
def test_nothing_wanted_is_nothing(base):
    assert Amendment.between("1", base, base).is_empty


@given(PARAGRAPHS)
def test_any_paragraph_can_be_written_and_read(paragraph):
    assert read_paragraph(write_paragraph(paragraph)) == paragraph


@given(TEXTS, TEXTS, TEXTS)
def test_an_amendment_to_an_amendment_is_one_to_the_base(base, between, wanted):
    parent = Amendment.between("1", base, between)
    child = Amendment.between("2", compose(base, parent), wanted)
    assert compose(base, onto(base, parent, child)) == readable(wanted)


@pytest.mark.parametrize(
    ("written", "kind", "level", "text"),
    [
        ("Neu", "paragraph", 0, "Neu"),
        ("# Neu", "heading", 1, "Neu"),
        ("###### Neu", "heading", 6, "Neu"),
        ("####### Neu", "paragraph", 0, "####### Neu"),
        ("- Neu", "item", 1, "- Neu"),
        ("  2. Neu", "item", 2, "2. Neu"),
        ("> Neu", "quote", 1, "Neu"),
        ("#Neu", "paragraph", 0, "#Neu"),
    ],
)
def test_marks(written, kind, level, text):
    assert read_paragraph(written) == Paragraph(kind, level, text)


def test_a_new_paragraph_stands_behind_the_one_before_it():
    end = len(BASE[1].text)
    assert wants(*BASE[:2], p("Neu."), *BASE[2:]) == {1: [(end, end, f"{BREAK}Neu.")]}


def test_a_new_heading_carries_its_mark():
    end = len(BASE[1].text)
    new = Paragraph("heading", 2, "Neu")
    assert wants(*BASE[:2], new, *BASE[2:]) == {1: [(end, end, f"{BREAK}## Neu")]}


def test_a_new_paragraph_before_all_others():
    assert wants(p("Neu."), *BASE) == {0: [(0, 0, f"Neu.{BREAK}")]}


def test_two_new_paragraphs_in_one_place_are_one_insertion():
    end = len(BASE[3].text)
    assert wants(*BASE, p("Neu."), p("Auch.")) == {3: [(end, end, f"{BREAK}Neu.{BREAK}Auch.")]}


def test_a_deleted_paragraph_is_an_edit_over_its_whole_text():
    assert wants(*BASE[:2], BASE[3]) == {2: [(0, len(BASE[2].text), "")]}


def test_a_split_is_a_break_in_place_of_the_blank():
    first, second = BASE[1].text.split(". ")
    assert wants(BASE[0], p(f"{first}."), p(second), *BASE[2:]) == {1: [(33, 34, BREAK)]}


def test_joined_paragraphs_are_one_appended_and_one_deleted():
    base = (p("Der Vorstand legt einen Plan vor."), p("Er stellt ihn allen Kreisen vor."))
    made = Amendment.between("1", base, (p(f"{base[0].text} {base[1].text}"),))
    assert made.edits == {
        0: (Edit(33, 33, " Er stellt ihn allen Kreisen vor."),),
        1: (Edit(0, 32, ""),),
    }


def test_a_paragraph_that_becomes_a_heading_keeps_its_words():
    assert wants(*BASE[:3], Paragraph("heading", 2, BASE[3].text)) == {3: [(0, 0, "\\h2 ")]}


def test_a_rewritten_paragraph_stays_one():
    made = wants(*BASE[:3], p("Ganz andere Worte, die niemand kennt."))
    assert list(made) == [3]
    assert BREAK not in made[3][0][2]


def test_a_text_without_paragraphs_can_get_some():
    made = Amendment.between("1", (), BASE)
    assert list(made.edits) == [0]
    assert compose((), made) == BASE
    assert compose(BASE, Amendment.between("1", BASE, ())) == ()


def test_edits_of_another_text_are_refused():
    with pytest.raises(LookupError, match="no paragraph 9"):
        compose(BASE, {9: [Edit(0, 0, "x")]})
    with pytest.raises(ValueError, match="does not fit"):
        compose(BASE, {0: [Edit(0, 99, "x")]})


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "x",
        {"a": []},
        {"-1": [[0, 0, "x"]]},
        {"01": [[0, 0, "x"]]},
        {"²": [[0, 0, "x"]]},
        {"9" * 5000: [[0, 0, "x"]]},
        {"0": []},
        {"0": {}},
        {"0": [[0, 0]]},
        {"0": [[0, 0, 1]]},
        {"0": [[0.0, 0, "x"]]},
        {"0": [[False, True, "x"]]},
        {"0": [[2, 1, "x"]]},
        {"0": [[-1, 1, "x"]]},
        {"0": [[0, 10**30, "x"]]},
        {"0": [[0, 3, "x"], [2, 4, "y"]]},
    ],
)
def test_odd_data_is_refused(data):
    with pytest.raises(ValueError, match="paragraph"):
        Amendment.from_data("1", data)
