"""Changes as pieces: nothing is lost, lines keep their numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.amend import BREAK
from wirksam.engine.diff import Edit, apply_edits, word_edits
from wirksam.motions.queries.changes import changed_lines, excerpt, pieces_of

words = st.text(alphabet="ab -.\n" + BREAK, max_size=80)


def told(pieces, *kinds):
    return "".join(BREAK if kind == "break" else text for kind, text in pieces if kind in kinds)


@given(words.map(lambda text: text.replace(BREAK, "")), words)
def test_pieces_tell_the_old_and_the_new_wording(old, new):
    pieces = pieces_of(old, word_edits(old, new))
    assert told(pieces, "same", "del") == old
    assert told(pieces, "same", "ins", "break") == new


@given(words.map(lambda text: text.replace(BREAK, "")), words, st.sets(st.integers(1, 79)))
def test_lines_keep_all_pieces_in_order(old, new, cuts):
    starts = [0, *sorted(cut for cut in cuts if cut < len(old))]
    edits = word_edits(old, new)
    lines = changed_lines(old, edits, range(1, len(starts) + 1), starts)
    assert [line.number for line in lines] == list(range(1, len(starts) + 1))
    pieces = [piece for line in lines for piece in line.pieces]
    assert told(pieces, "same", "del") == old
    assert told(pieces, "same", "ins", "break") == apply_edits(old, edits)
    ends = [*starts[1:], len(old)]
    for line, start, end in zip(lines, starts, ends, strict=True):
        assert told(line.pieces, "same", "del") == old[start:end]


def test_what_is_put_in_stands_on_the_line_behind_whose_word_it_comes():
    lines = changed_lines("eins zwei ", [Edit(5, 5, "neu ")], [7, 8], [0, 5])
    assert [line.pieces for line in lines] == [
        [("same", "eins "), ("ins", "neu ")],
        [("same", "zwei ")],
    ]


def test_a_list_shows_a_few_words_around_a_change():
    text = "Wort " * 40 + "alt " + "Ende " * 40
    pieces = excerpt(text, word_edits(text, text.replace("alt", "neu")), near=12)
    assert pieces == (
        ("gap", ""),
        ("same", " Wort Wort "),
        ("del", "alt"),
        ("ins", "neu"),
        ("same", " Ende Ende "),
        ("gap", ""),
    )


def test_a_long_deletion_is_cut_in_its_middle():
    text = "Wort " * 200
    pieces = excerpt(text, [Edit(0, len(text), "")], longest=20)
    assert [kind for kind, _ in pieces] == ["del", "gap", "del"]
    assert sum(len(words) for _, words in pieces) <= 20


def test_signs_of_headings_are_not_shown():
    pieces = pieces_of("Text", [Edit(4, 4, BREAK + "## Neues" + BREAK + "\\i2 - Punkt")])
    assert pieces[1:] == (("break", ""), ("ins", "Neues"), ("break", ""), ("ins", "- Punkt"))


def test_a_new_paragraph_begins_behind_the_full_stop():
    pieces = pieces_of("Eins.", [Edit(4, 4, "." + BREAK + "Zwei")])
    assert pieces == (("same", "Eins."), ("break", ""), ("ins", "Zwei."))
