from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.whereabouts import Numbered, Stretch, Trail

PARTS = [
    "Der Vorstand legt im Frühjahr einen Plan vor. Er stellt ihn allen Kreisen vor.",
    "Jeder Kreis benennt bis Ende März zwei Menschen, die an der Schulung teilnehmen.",
    "Das Bildungsteam schreibt eine Handreichung zu Reisekosten und Fahrgemeinschaften.",
]


def trail(old, new):
    return Trail(numbered(old), numbered(new))


def numbered(paragraphs):
    return Numbered(paragraphs, [(at + 1, at, 0) for at in range(len(paragraphs))])


def find(old, new, quote, at=0):
    start = old[at].index(quote)
    found = trail(old, new).follow([Stretch(at, start, start + len(quote))])
    return found.fate, " ".join(new[one.at][one.start : one.end] for one in found.stretches)


def test_same():
    assert find(PARTS, ["Neu davor.", *PARTS], "einen Plan") == ("same", "einen Plan")


def test_moved():
    assert find(PARTS, [*PARTS[1:], PARTS[0]], "einen Plan") == ("moved", "einen Plan")


def test_changed():
    new = [PARTS[0].replace("einen Plan", "zwei Entwürfe"), *PARTS[1:]]
    fate, words = find(PARTS, new, "im Frühjahr einen Plan")
    assert (fate, words) == ("changed", "im Frühjahr zwei Entwürfe")


def test_a_change_elsewhere_in_the_paragraph_is_none():
    new = [PARTS[0].replace("Frühjahr", "sehr späten Herbst"), *PARTS[1:]]
    assert find(PARTS, new, "allen Kreisen") == ("same", "allen Kreisen")


def test_dropped():
    assert find(PARTS, PARTS[1:], "einen Plan")[0] == "dropped"
    gone = PARTS[0].replace(" Er stellt ihn allen Kreisen vor.", "")
    assert find(PARTS, [gone, *PARTS[1:]], "allen Kreisen")[0] == "dropped"


def test_split():
    first, second = PARTS[0].split(". ")
    assert find(PARTS, [f"{first}.", second, *PARTS[1:]], "allen Kreisen") == (
        "same",
        "allen Kreisen",
    )


def test_joined():
    assert find(PARTS, [f"{PARTS[0]} {PARTS[1]}", PARTS[2]], "zwei Menschen", at=1) == (
        "same",
        "zwei Menschen",
    )


@given(
    st.lists(st.sampled_from([*PARTS, PARTS[0][:45], "kurz"]) | st.text(max_size=9), max_size=6),
    st.lists(st.sampled_from([*PARTS, PARTS[1][:45], "kurz"]) | st.text(max_size=9), max_size=6),
    st.data(),
)
def test_every_passage_is_found(old, new, data):
    followed = trail(old, new)
    for at, text in enumerate(old):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        found = followed.follow([Stretch(at, start, end)])
        if found.fate == "dropped":
            continue
        assert all(0 <= one.start <= one.end <= len(new[one.at]) for one in found.stretches)
        if found.fate in {"same", "moved"}:
            there = " ".join(new[one.at][one.start : one.end] for one in found.stretches)
            assert there.split() == text[start:end].split()
