from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.diff import Edit, align, apply_edits, word_edits

WORDS = st.sampled_from(
    ["der", "die", "und", "Vorstand", "Mitglieder*innen", "prüft", ".", ",", "\n", "  ", "e\u0301"]
)
TEXTS = st.lists(WORDS | st.text(max_size=3), max_size=40).map(" ".join)
SENTENCE = (
    "Der Landesvorstand prüft, ob ein Fahrdienst möglich ist. Er berichtet darüber im Herbst."
)


@given(TEXTS, TEXTS)
def test_edits_lead_exactly_to_the_new_wording(old, new):
    assert apply_edits(old, word_edits(old, new)) == new


@given(TEXTS, TEXTS)
def test_large_inputs_are_walked_in_pieces_and_stay_exact(old, new):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(align, "CELLS", 4)
        patch.setattr(align, "_WINDOW", 5)
        assert apply_edits(old, word_edits(old, new)) == new


@given(TEXTS)
def test_nothing_changed_is_no_edit(text):
    assert word_edits(text, text) == ()


def said(old, new):
    return [(old[edit.start : edit.end], edit.new) for edit in word_edits(old, new)]


def test_one_word():
    assert said(SENTENCE, SENTENCE.replace("Herbst", "Frühjahr")) == [("Herbst", "Frühjahr")]


def test_two_words_of_one_line_are_two_edits():
    new = SENTENCE.replace("prüft", "klärt").replace("möglich", "bezahlbar")
    assert said(SENTENCE, new) == [("prüft", "klärt"), ("möglich", "bezahlbar")]


def test_a_rewritten_sentence_is_one_edit():
    new = "Ein Team, das der Vorstand beruft, baut bis Mai einen Fahrdienst auf." + SENTENCE[56:]
    ((gone, came),) = said(SENTENCE, new)
    assert gone.startswith("Der Landesvorstand")
    assert came.startswith("Ein Team")


def test_a_new_sentence_begins_where_sentences_begin():
    old = "Wir bauen auf. Wir bauen um."
    new = "Wir bauen auf. Wir bauen aus. Wir bauen um."
    assert said(old, new) == [("", "Wir bauen aus. ")]


def test_only_a_blank():
    assert said("a  b", "a b") == [(" ", "")]


def test_edits_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="does not fit"):
        apply_edits("abc", [Edit(1, 2, "x"), Edit(1, 2, "y")])
    with pytest.raises(ValueError, match="does not fit"):
        apply_edits("abc", [Edit(2, 9, "x")])


@pytest.mark.parametrize(
    ("one", "other", "touching"),
    [
        (Edit(0, 3, ""), Edit(3, 5, "x"), False),
        (Edit(0, 3, ""), Edit(2, 5, "x"), True),
        (Edit(2, 2, "x"), Edit(0, 2, ""), False),
        (Edit(2, 2, "x"), Edit(0, 3, ""), True),
        (Edit(2, 2, "x"), Edit(2, 2, "y"), False),
    ],
)
def test_what_touches(one, other, touching):
    assert one.touches(other) is other.touches(one) is touching
