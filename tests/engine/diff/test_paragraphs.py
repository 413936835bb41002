from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.diff import compare, rebuild

PARTS = [
    "Der Vorstand legt im Frühjahr einen Plan vor und stellt ihn allen Kreisen vor.",
    "Jeder Kreis benennt bis Ende März zwei Menschen, die an der Schulung teilnehmen.",
    "Das Bildungsteam schreibt eine Handreichung zu Reisekosten und Fahrgemeinschaften.",
    "Auf dem Sommertreffen sprechen wir darüber, was gelungen ist und was fehlt.",
]
PARAGRAPHS = st.lists(
    st.sampled_from([*PARTS, PARTS[0][:40], PARTS[1] + " " + PARTS[2], "", "kurz"])
    | st.text(max_size=12),
    max_size=8,
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_changes_lead_exactly_to_the_new_text(old, new):
    changes = compare(old, new)
    assert rebuild(old, changes) == new
    assert sorted(i for change in changes for i in change.old) == list(range(len(old)))


def kinds(old, new):
    return [(one.kind, one.old, one.new) for one in compare(old, new) if one.kind != "same"]


def test_a_paragraph_is_split_without_a_word_changing():
    first, second = PARTS[0], PARTS[1]
    (change,) = compare([f"{first} {second}"], [first, second])
    assert (change.kind, change.edits) == ("split", ())


def test_two_paragraphs_are_joined_and_one_word_changes():
    joined = f"{PARTS[0]} {PARTS[1].replace('zwei', 'drei')}"
    (change,) = compare(PARTS[:2], [joined])
    assert change.kind == "joined"
    assert [edit.new for edit in change.edits] == ["drei"]


def test_a_paragraph_moves():
    assert kinds(PARTS, [*PARTS[1:], PARTS[0]]) == [("moved", (0,), (3,))]


def test_a_paragraph_moves_and_is_edited():
    moved = PARTS[0].replace("Frühjahr", "Herbst")
    (change,) = [one for one in compare(PARTS, [*PARTS[1:], moved]) if one.kind != "same"]
    assert (change.kind, change.old, change.new) == ("moved_edited", (0,), (3,))
    assert [edit.new for edit in change.edits] == ["Herbst"]


def test_nine_of_twelve_go_and_the_others_change_by_a_word():
    old = [f"{PARTS[at % 4]} Das gilt ab Absatz {at}." for at in range(12)]
    new = [old[at].replace("gilt", "zählt") for at in (2, 5, 11)]
    changes = compare(old, new)
    assert sum(one.kind == "deleted" for one in changes) == 9
    edited = [one for one in changes if one.kind == "edited"]
    assert [one.old for one in edited] == [(2,), (5,), (11,)]
    assert all([edit.new for edit in one.edits] == ["zählt"] for one in edited)


def test_what_was_deleted_stands_where_it_stood():
    assert [one.kind for one in compare(PARTS, [PARTS[0], *PARTS[2:]])] == [
        "same",
        "deleted",
        "same",
        "same",
    ]
