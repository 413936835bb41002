from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.amend import (
    Amendment,
    LineMap,
    Paragraph,
    collisions,
    compose,
    merge,
    revert,
    rewrite,
    touched,
)
from wirksam.engine.diff import apply_edits
from wirksam.engine.document.model import Block, Piece
from wirksam.engine.lines import number_lines

BASE = (
    Paragraph(
        "paragraph",
        0,
        "Der Vorstand legt im Frühjahr einen Plan vor. Er stellt ihn allen Kreisen vor.",
    ),
    Paragraph("item", 1, "- Jeder Kreis benennt zwei Menschen. Sie nehmen an der Schulung teil."),
)
NEW = st.sampled_from(["gern", "bis Mai", "und das Team", "im Herbst"])


def wish(key: str, *changes: tuple[str, str], at: int = 0) -> Amendment:
    """An amendment that replaces words of a paragraph."""
    text = BASE[at].text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return Amendment.rewriting(key, BASE, {at: text})


@st.composite
def amendments(draw, most: int = 5):
    """Some amendments, each with a paragraph in which words go, come or change."""
    made = []
    for number in range(draw(st.integers(1, most))):
        at = draw(st.integers(0, len(BASE) - 1))
        words = BASE[at].text.split(" ")
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first, min(first + 3, len(words))))
        words[first:last] = draw(st.lists(NEW, max_size=2))
        made.append(Amendment.rewriting(str(number), BASE, {at: " ".join(words)}))
    return [one for one in made if not one.is_empty]


def kinds(*of: Amendment) -> list[str]:
    return [one.kind for one in collisions(of, BASE)]


def test_different_words_of_one_sentence_do_not_collide():
    assert kinds(wish("1", ("Plan", "Bericht")), wish("2", ("Frühjahr", "Herbst"))) == []


def test_adjacent_words_do_not_collide():
    one, other = wish("1", ("einen", "keinen")), wish("2", ("Plan", "Bericht"))
    assert kinds(one, other) == []
    assert "keinen Bericht vor" in merge(BASE, [one, other]).paragraphs[0].text


def test_the_same_word_collides_and_waits():
    merged = merge(BASE, [wish("1", ("Plan", "Bericht")), wish("2", ("Plan", "Entwurf"))])
    assert [one.kind for one in merged.collisions] == ["overlap"]
    assert merged.paragraphs == BASE
    assert merged.left_out == ("1", "2")


def test_an_insertion_into_what_another_deletes_collides():
    one = wish("1", (" Er stellt ihn allen Kreisen vor.", ""))
    assert kinds(one, wish("2", ("allen", "fast allen"))) == ["overlap"]


def test_identical_amendments_are_one():
    merged = merge(BASE, [wish("1", ("Plan", "Bericht")), wish("2", ("Plan", "Bericht"))])
    assert [one.kind for one in merged.collisions] == ["identical"]
    assert merged.taken == ("1", "2")
    assert "einen Bericht vor" in merged.paragraphs[0].text


def test_two_insertions_at_one_point_are_a_question_of_order():
    one = wish("1", ("Schulung teil.", "Schulung teil. Fahrt zahlt der Verband."), at=1)
    other = wish("2", ("Schulung teil.", "Schulung teil. Essen gibt es dort."), at=1)
    merged = merge(BASE, [one, other])
    assert [one.kind for one in merged.collisions] == ["same-point"]
    assert merged.paragraphs[1].text.endswith("Verband. Essen gibt es dort.")


def test_a_global_alternative_stands_against_everything():
    whole = Amendment.rewriting("G", BASE, {0: "Ganz anders.", 1: ""}, whole=True)
    assert kinds(wish("1", ("Plan", "Bericht")), whole) == ["overlap"]


def test_a_paragraph_that_is_not_there():
    with pytest.raises(LookupError, match="amendment 9: there is no paragraph 7"):
        Amendment.rewriting("9", BASE, {7: "x"})


@given(amendments(), st.randoms(use_true_random=False))
def test_the_order_of_non_colliding_amendments_does_not_matter(of, chance: random.Random):
    if any(one.kind == "same-point" for one in collisions(of, BASE)):
        return
    shuffled = list(of)
    chance.shuffle(shuffled)
    assert merge(BASE, of).paragraphs == merge(BASE, shuffled).paragraphs


@given(amendments(most=1))
def test_adopting_and_reverting_is_as_if_nothing_was(of):
    for one in of:
        adopted = merge(BASE, [one]).paragraphs
        assert merge(adopted, [revert(one, BASE)]).paragraphs == BASE


@given(amendments())
def test_one_after_the_other_gives_the_same_text_as_all_at_once(of):
    if collisions(of, BASE):
        return
    text, open_ = BASE, list(of)
    while open_:
        adopted = open_.pop(0)
        carried = [rewrite(one, adopted, text) for one in open_]
        text = compose(text, adopted)
        assert all(one.fits for one in carried)
        open_ = [one.amendment for one in carried]
    assert text == merge(BASE, of).paragraphs


@given(amendments())
def test_who_collides_does_not_fit_after_the_other(of):
    by_key = {one.key: one for one in of}
    for met in collisions(of, BASE):
        fits = rewrite(by_key[met.second], by_key[met.first], BASE).fits
        assert fits is (met.kind != "overlap")


@given(amendments())
def test_each_amendment_alone_is_what_was_asked(of):
    for one in of:
        for at, edits in one.edits.items():
            assert (
                merge(BASE, [one]).paragraphs[at].text == apply_edits(BASE[at].text, edits).strip()
            )


def test_lines_are_those_of_the_words():
    lines = LineMap(number_lines([Block("paragraph", (Piece(BASE[0].text, 0),))], width=30))
    found = touched(wish("1", ("Kreisen", "Bezirken")), BASE, lines)
    assert (found.first_line, found.last_line) == (3, 3)
    assert (found.deleted, found.inserted) == (("Kreisen",), ("Bezirken",))
    added = touched(wish("2", ("Plan vor.", "Plan vor. Sofort.")), BASE, lines)
    assert (added.first_line, added.last_line) == (2, 2)
