"""Merging, rewriting and taking back where whole paragraphs come and go."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.amend.changes import BASE, NEW, amendments, wanted_texts
from wirksam.engine.amend import (
    BREAK,
    Amendment,
    Paragraph,
    collisions,
    compose,
    merge,
    revert,
    rewrite,
)
from wirksam.engine.diff import Edit


def to(key: str, *text: Paragraph) -> Amendment:
    return Amendment.between(key, BASE, text)


def word(key: str, at: int, old: str, new: str) -> Amendment:
    assert old in BASE[at].text
    return Amendment.rewriting(key, BASE, {at: BASE[at].text.replace(old, new)})


def inserting(key: str, at: int, *new: Paragraph) -> Amendment:
    return to(key, *BASE[:at], *new, *BASE[at:])


def deleting(key: str, at: int) -> Amendment:
    return to(key, *BASE[:at], *BASE[at + 1 :])


def places_fall_together(of: list[Amendment]) -> bool:
    """New paragraphs on both sides of one that goes: once it is gone, nobody knows their order."""
    gone = {
        at
        for one in of
        for at, edits in one.edits.items()
        if any((edit.start, edit.end, edit.new) == (0, len(BASE[at].text), "") for edit in edits)
    }
    new = [
        at for one in of for at, edits in one.edits.items() if any(BREAK in e.new for e in edits)
    ]
    return bool(gone) and len(new) > 1


def kinds(*of: Amendment) -> list[str]:
    return [one.kind for one in collisions(of, BASE)]


@given(amendments(), st.randoms(use_true_random=False))
def test_the_order_of_non_colliding_amendments_does_not_matter(of, chance: random.Random):
    if any(one.kind == "same-point" for one in collisions(of, BASE)):
        return
    shuffled = list(of)
    chance.shuffle(shuffled)
    assert merge(BASE, of).paragraphs == merge(BASE, shuffled).paragraphs


@given(wanted_texts(most=4))
def test_adopting_and_reverting_is_as_if_nothing_was(wanted):
    adopted = Amendment.between("1", BASE, wanted)
    assert compose(compose(BASE, adopted), revert(adopted, BASE)) == BASE


@given(amendments())
def test_all_that_merged_together_can_be_taken_back(of):
    merged = merge(BASE, of)
    assert compose(merged.paragraphs, revert(merged.amendment, BASE)) == BASE


@settings(max_examples=300)
@given(amendments(most=3))
def test_one_after_the_other_gives_the_same_text_as_all_at_once(of):
    if collisions(of, BASE):
        return
    for order in permutations(of):
        text, open_ = BASE, list(order)
        while open_:
            adopted = open_.pop(0)
            carried = [rewrite(one, adopted, text) for one in open_]
            assert all(one.fits for one in carried)
            text = compose(text, adopted)
            open_ = [one.amendment for one in carried]
        at_once = merge(BASE, of).paragraphs
        if not places_fall_together(of):
            assert text == at_once
        assert set(text) == set(at_once)


@settings(max_examples=300)
@given(amendments())
def test_who_collides_does_not_fit_after_the_other(of):
    found = {(one.first, one.second): one.kind for one in collisions(of, BASE)}
    for at, first in enumerate(of):
        for second in of[at + 1 :]:
            fits = rewrite(second, first, BASE).fits
            assert fits is (found.get((first.key, second.key)) != "overlap")


def test_a_dropped_paragraph_and_a_new_one_behind_it_can_both_be_had():
    assert kinds(deleting("1", 2), inserting("2", 3, NEW[0])) == []
    merged = merge(BASE, [deleting("1", 2), inserting("2", 3, NEW[0])])
    assert merged.paragraphs == (*BASE[:2], NEW[0], *BASE[3:])


def test_a_dropped_paragraph_and_a_sentence_added_to_it_collide():
    added = word("2", 2, "Menschen.", "Menschen. Sie helfen.")
    assert kinds(deleting("1", 2), added) == ["overlap"]
    assert rewrite(added, deleting("1", 2), BASE).misfits == (2,)
    assert rewrite(deleting("1", 2), added, BASE).misfits == (2,)


def test_a_sentence_added_and_a_paragraph_behind_it_are_no_question():
    added = word("1", 1, "allen vor.", "allen vor. Im Mai.")
    after = inserting("2", 2, NEW[0])
    assert kinds(added, after) == kinds(after, added) == []
    assert merge(BASE, [after, added]).paragraphs[1].text.endswith("Im Mai.")


def test_two_new_paragraphs_in_one_place_are_a_question_of_order():
    one, other = inserting("1", 2, NEW[0]), inserting("2", 2, NEW[1])
    assert kinds(one, other) == ["same-point"]
    assert merge(BASE, [one, other]).paragraphs[2:4] == (NEW[0], NEW[1])
    assert merge(BASE, [other, one]).paragraphs[2:4] == (NEW[1], NEW[0])


def test_before_the_third_and_behind_the_second_are_one_place():
    behind = inserting("1", 2, NEW[0])
    before = Amendment("2", {2: (Edit(0, 0, f"{NEW[1].text}{BREAK}"),)})
    assert compose(BASE, before) == (*BASE[:2], NEW[1], *BASE[2:])
    assert kinds(behind, before) == ["same-point"]
    assert merge(BASE, [before, behind]).paragraphs[2:4] == (NEW[1], NEW[0])


def test_a_split_and_words_beside_it_can_both_be_had():
    first, second = BASE[1].text.split(". ")
    split = to(
        "1", BASE[0], *(Paragraph("paragraph", 0, it) for it in (f"{first}.", second)), *BASE[2:]
    )
    words = word("2", 1, "Er stellt", "Das Team stellt")
    merged = merge(BASE, [split, words])
    assert merged.collisions == ()
    assert merged.paragraphs[2].text == "Das Team stellt ihn allen vor."
    carried = rewrite(words, split, BASE)
    assert list(carried.amendment.edits) == [2]


def test_two_who_break_a_paragraph_in_one_place_are_asked():
    blank = BASE[1].text.index(" ")
    split = Amendment("1", {1: (Edit(blank, blank + 1, BREAK),)})
    as_heading = Amendment("2", {1: (Edit(blank, blank, f"{BREAK}#"),)})
    assert kinds(split, as_heading) == kinds(as_heading, split) == ["overlap"]
    assert kinds(split, replace(split, key="2")) == ["identical"]


def test_a_split_at_the_end_and_a_paragraph_behind_it_can_both_be_had():
    text = BASE[1].text
    last = text.rindex(" ")
    split = Amendment("1", {1: (Edit(last, len(text), f"{BREAK}Schluss."),)})
    behind = inserting("2", 2, NEW[0])
    assert kinds(split, behind) == []
    assert merge(BASE, [split, behind]).paragraphs[2:4] == (
        Paragraph("paragraph", 0, "Schluss."),
        NEW[0],
    )


def test_the_last_sentence_and_the_one_before_it_go_without_colliding():
    middle = word("1", 3, "Das Team hilft. ", "")
    last = word("2", 3, " Der Verband zahlt.", "")
    assert kinds(middle, last) == []
    assert merge(BASE, [middle, last]).paragraphs[3].text == "- Jeder Kreis plant ein Fest."


def test_what_two_want_alike_is_no_reason_to_collide():
    plan = word("1", 1, "Plan", "Bericht")
    more = Amendment("2", {**plan.edits, **word("x", 2, "zwei", "drei").edits})
    assert kinds(plan, more) == []
    assert "Bericht" in merge(BASE, [plan, more]).paragraphs[1].text


def test_two_other_kinds_collide():
    one = to("1", *BASE[:4], Paragraph("heading", 2, BASE[4].text))
    other = to("2", *BASE[:4], Paragraph("quote", 1, BASE[4].text))
    assert kinds(one, other) == ["overlap"]
    assert kinds(one, word("3", 4, "Das Team", "Ein Team")) == []


def test_a_global_alternative_stands_against_everything():
    whole = Amendment.between("G", BASE, (NEW[2], NEW[0]), whole=True)
    assert kinds(inserting("1", 2, NEW[0]), whole, word("2", 1, "Plan", "Rat")) == ["overlap"] * 2
    assert not rewrite(word("2", 1, "Plan", "Rat"), whole, BASE).fits
    assert rewrite(whole, word("2", 1, "Plan", "Rat"), BASE).amendment == whole


@pytest.mark.parametrize("at", [0, 2, 5])
def test_a_new_paragraph_finds_its_place_when_all_around_it_went(at):
    gone = Amendment.between("1", BASE, ())
    carried = rewrite(inserting("2", at, NEW[0]), gone, BASE)
    assert carried.fits
    assert compose((), carried.amendment) == (NEW[0],)
