"""OpenSlides: what is written is read again; meetings with ids that lead nowhere."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.exchange.texts import bundles, named_anew
from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange import Bundle, ExchangeError, Party, openslides, read
from wirksam.engine.exchange.markup import html_of_plain, plain_of


def meeting(**told: Any) -> dict[str, Any]:
    """A small meeting in the shape of the system's own example."""
    return {
        "_migration_index": 64,
        "meeting": {"1": {"id": 1, "name": "LMV", "motions_line_length": 85,
                          "motions_amendments_text_mode": "paragraph"}},
        "user": {"1": {"id": 1, "username": "kim", "first_name": "Kim", "last_name": "Adler",
                       "is_physical_person": True}},
        "meeting_user": {"1": {"id": 1, "user_id": 1, "meeting_id": 1, "structure_level_ids": [1]}},
        "structure_level": {"1": {"id": 1, "name": "KV Ost"}},
        "motion_state": {
            "1": {"id": 1, "name": "submitted", "set_number": True},
            "2": {"id": 2, "name": "accepted", "merge_amendment_into_final": "do_merge",
                  "recommendation_label": "Acceptance"},
            "9": {"id": 9, "name": "Zweite Lesung"},
        },
        "motion": {
            "1": {"id": 1, "number": "A1", "title": "Mehr Mut", "state_id": 1, "meeting_id": 1,
                  "text": "<p>sdf</p>\n\n<ul>\n<li>eins<ul><li>innen</li></ul></li>"
                          "\n<li>zwei&nbsp;</li></ul>\n<p>we&uuml;pfdfg</p>",
                  "reason": "<p>Weil.</p>", "created": 1584512346, "submitter_ids": [1],
                  "start_line_number": 1},
            "2": {"id": 2, "number": "A1 - 1", "title": "Änderung", "lead_motion_id": 1,
                  "state_id": 1, "amendment_paragraphs": {"2": "<ul><li>zwei und drei</li></ul>"},
                  "submitter_ids": [2]},
        },
        "motion_submitter": {
            "1": {"id": 1, "weight": 1, "meeting_user_id": 1, "motion_id": 1},
            "2": {"id": 2, "weight": 1, "meeting_user_id": 1, "motion_id": 2},
        },
        **told,
    }  # fmt: skip


def taken(told: object) -> Bundle:
    return read(json.dumps(told).encode())


def texts(bundle: Bundle) -> list[str]:
    return [one.text for one in bundle.amendments[0].wanted]


def as_it_can_be_kept(bundle: Bundle) -> Bundle:
    """Appendices become reasons there; wordings recommended for amendments have no place."""
    return replace(
        bundle,
        motions=tuple(
            replace(one, extras=(), reasons=plain_of(
                html_of_plain(one.reasons) + "".join(
                    f"<h3>{title}</h3>{html_of_plain(text)}" for title, text in one.extras)))
            for one in bundle.motions
        ),
        amendments=tuple(
            replace(one, proposal=one.proposal and replace(one.proposal, wanted=None))
            for one in bundle.amendments
        ),
    )  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(bundles())
def test_what_is_written_is_read_again(bundle: Bundle) -> None:
    found = read(openslides.write(bundle))
    assert named_anew(found) == named_anew(as_it_can_be_kept(bundle))


def test_a_meeting_like_its_own_example() -> None:
    bundle = taken(meeting())
    [motion] = bundle.motions
    assert motion.paragraphs == (
        Paragraph("paragraph", 0, "sdf"),
        Paragraph("item", 1, "- eins"),
        Paragraph("item", 2, "- innen"),
        Paragraph("item", 1, "- zwei"),
        Paragraph("paragraph", 0, "weüpfdfg"),
    )
    assert (motion.state, motion.reasons) == ("published", "Weil.")
    assert motion.movers == (Party("Kim Adler", organisation="KV Ost"),)
    assert texts(bundle) == ["sdf", "- eins", "- innen", "- zwei und drei", "weüpfdfg"]
    assert bundle.amendments[0].identifier == "1"
    assert bundle.notes == ()


def test_a_meeting_wrapped_as_the_import_wants_it() -> None:
    assert taken({"committee_id": 1, "meeting": meeting()}) == taken(meeting())


@pytest.mark.parametrize(
    "changed",
    [
        {"motion_state": {}},
        {"motion_submitter": {}},
        {"user": {}},
        {"meeting_user": {"1": {"id": 1, "user_id": 44}}},
        {"meeting": {}},
        {"structure_level": None},
        {"motion_state": [1, 2], "user": "x", "meeting_user": 7},
    ],
)
def test_ids_that_lead_nowhere_are_noted(changed: dict[str, Any]) -> None:
    bundle = taken(meeting(**changed))
    assert len(bundle.motions) == 1
    assert len(bundle.amendments) == 1
    assert {note.code for note in bundle.notes} <= {"dangling", "no-movers"}
    assert bool(bundle.notes) is (changed != {"meeting": {}})


def test_an_amendment_to_nothing_or_to_itself_is_noted() -> None:
    told = meeting()
    told["motion"]["2"]["lead_motion_id"] = 99
    told["motion"]["3"] = told["motion"]["2"] | {"id": 3, "lead_motion_id": 4, "number": "x"}
    told["motion"]["4"] = told["motion"]["2"] | {"id": 4, "lead_motion_id": 3, "number": "y"}
    bundle = taken(told)
    assert bundle.amendments == ()
    assert {note.code for note in bundle.notes} == {"amendment-without-motion", "circle"}


def test_free_words_about_a_change_are_not_taken_for_the_text() -> None:
    told = meeting()
    told["motion"]["2"] |= {"amendment_paragraphs": None, "text": "<p>Ersetze Zeile 2.</p>"}
    bundle = taken(told)
    assert bundle.amendments == ()
    assert bundle.notes[0].message.endswith("“Ersetze Zeile 2.”.")


def test_recommended_lines_become_a_whole_text() -> None:
    row = {"id": 1, "motion_id": 1, "type": "replacement", "line_from": 2, "line_to": 3,
           "text": "<ul><li>anders</li></ul>", "rejected": False, "internal": False}  # fmt: skip
    gone = row | {"id": 2, "type": "deletion", "line_from": 5, "line_to": 5}
    secret = row | {"id": 3, "internal": True}
    later = row | {"id": 4, "line_from": 90, "line_to": 91}
    told = meeting(motion_change_recommendation={"1": row, "2": gone, "3": secret, "4": later})
    told["motion"]["1"]["recommendation_id"] = 2
    [motion] = taken(told).motions
    assert motion.proposal is not None
    assert motion.proposal.recommendation == "adopt"
    assert motion.proposal.explanation == "90-91: - anders"
    assert [one.text for one in motion.proposal.wanted or ()] == ["sdf", "- anders", "- zwei"]


def test_a_part_of_a_paragraph_is_replaced_by_its_lines() -> None:
    words = " ".join(["Wort"] * 60)
    told = meeting()
    told["motion"]["1"]["text"] = f"<p>{words}</p>"
    told["motion_change_recommendation"] = {
        "1": {"id": 1, "motion_id": 1, "line_from": 2, "line_to": 2, "text": "<p>neu</p>"}
    }
    [motion] = taken(told).motions
    assert motion.proposal is not None
    [changed] = motion.proposal.wanted or ()
    assert changed.text == " ".join(["Wort"] * 17 + ["neu"] + ["Wort"] * 26)


def test_states_that_nobody_knows_are_taken_as_published() -> None:
    told = meeting()
    told["motion"]["1"]["state_id"] = 9
    bundle = taken(told)
    assert bundle.motions[0].state == "published"
    assert [note.code for note in bundle.notes] == ["state-unknown"]


TARGETS = {"motion_id": "motion", "meeting_user_id": "meeting_user", "user_id": "user",
           "state_id": "motion_state", "meeting_id": "meeting"}  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(bundles())
def test_every_relation_is_told_in_both_directions(bundle: Bundle) -> None:
    told = json.loads(openslides.write(bundle))
    for collection, rows in told.items():
        if collection == "_migration_index":
            continue
        for name, row in rows.items():
            assert str(row["id"]) == name
            for field, target in TARGETS.items():
                if field in row:
                    there = told[target][str(row[field])].values()
                    back = [one for one in there if isinstance(one, list) and row["id"] in one]
                    assert back, (collection, row, field)
    numbers = [row["number"] for row in told["motion"].values() if "number" in row]
    assert len(numbers) == len(set(numbers))


def test_the_table_has_the_columns_of_the_export() -> None:
    told = meeting()
    told["motion"]["1"]["title"] = "=1+1"
    data = openslides.write_csv(taken(told)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data), delimiter=";"))
    assert rows[0][:2] == ["Number", "Submitters"]
    assert rows[1][5] == "'=1+1"
    assert rows[2][5] == "Änderungsantrag zu A1"
    assert "zwei und drei" in rows[2][6]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=5) | st.floats(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(
        ["1", "2", "id", "motion", "meeting", "text", "sections", "html", "title", "lead_motion_id",
         "motions", "amendments", "status_id", "initiators", "amendment_paragraphs", "state_id",
         "proposed_procedure", "user", "meeting_user", "motion_submitter", "motion_links", "type",
         "data", "name", "_migration_index", "line_from", "created"]), inner, max_size=5),
    max_leaves=30,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(JSON)
def test_any_json_gives_a_bundle_or_a_clear_refusal(told: Any) -> None:
    with suppress(ExchangeError):
        bundle = taken(told)
        assert bundle.motions
        assert all(note.message for note in bundle.notes)
