"""The rows that a meeting must have beside its motions, each told in both directions."""

from __future__ import annotations

from typing import Any

from .states import COLOURS, NAMES, ONLY_RECOMMENDED, RECOMMENDED
from .units import WIDTH

MIGRATION_INDEX = 100
_SHOWN = (
    "agenda_item_list", "topic", "list_of_speakers", "current_los", "motion", "amendment",
    "motion_block", "assignment", "mediafile", "message", "countdown", "assignment_poll",
    "motion_poll", "poll",
)  # fmt: skip
STATE_IDS = {name: at for at, name in enumerate((*NAMES, *ONLY_RECOMMENDED), 1)}
RECOMMENDED_IDS = {told[0]: STATE_IDS[state] for state, told in RECOMMENDED.items()} | {
    name: STATE_IDS[name] for name in ONLY_RECOMMENDED
}
FIRST_STATE = STATE_IDS["submitted"]
_NUMBERED = frozenset(NAMES) - {"draft", "collecting", "submitted", "returned"}
_MERGED = {"adopted": "do_merge", "modified": "do_merge", "published": "undefined"}


def frame(title: str) -> dict[str, dict[str, Any]]:
    """A meeting with one group, one projector and our workflow; no motions yet."""
    meeting = _meeting(title)
    projector: dict[str, Any] = {
        "id": 1,
        "sequential_number": 1,
        "name": "1",
        "used_as_reference_projector_meeting_id": 1,
        "meeting_id": 1,
    }
    for name in _SHOWN:
        meeting[f"default_projector_{name}_ids"] = [1]
        projector[f"used_as_default_projector_for_{name}_in_meeting_id"] = 1
    group = {
        "id": 1,
        "name": "Präsidium",
        "weight": 1,
        "default_group_for_meeting_id": 1,
        "admin_group_for_meeting_id": 1,
        "meeting_id": 1,
    }
    return {
        "meeting": {"1": meeting},
        "group": {"1": group},
        "projector": {"1": projector},
        "motion_workflow": {"1": _workflow()},
        "motion_state": {str(at): _state(name, at) for name, at in STATE_IDS.items()},
    }


def _meeting(title: str) -> dict[str, Any]:
    return {
        "id": 1,
        "name": title or "Versammlung",
        "language": "de",
        "motions_line_length": WIDTH,
        "motions_amendments_enabled": True,
        "motions_amendments_of_amendments": True,
        "motions_amendments_text_mode": "paragraph",
        "motions_amendments_multiple_paragraphs": True,
        "motions_default_workflow_id": 1,
        "motions_default_amendment_workflow_id": 1,
        "group_ids": [1],
        "default_group_id": 1,
        "admin_group_id": 1,
        "projector_ids": [1],
        "reference_projector_id": 1,
        "motion_workflow_ids": [1],
        "motion_state_ids": list(STATE_IDS.values()),
    }


def _workflow() -> dict[str, Any]:
    return {
        "id": 1,
        "sequential_number": 1,
        "name": "Wirksam",
        "first_state_id": FIRST_STATE,
        "state_ids": list(STATE_IDS.values()),
        "default_workflow_meeting_id": 1,
        "default_amendment_workflow_meeting_id": 1,
        "meeting_id": 1,
    }


def _state(name: str, number: int) -> dict[str, Any]:
    label = ONLY_RECOMMENDED.get(name, RECOMMENDED.get(name, ("", ""))[1])
    others = [at for at in STATE_IDS.values() if at != number]
    row: dict[str, Any] = {
        "id": number,
        "name": NAMES.get(name) or ONLY_RECOMMENDED[name],
        "weight": number,
        "css_class": COLOURS.get(name, "grey"),
        "restrictions": [],
        "set_number": name in _NUMBERED,
        "merge_amendment_into_final": _MERGED.get(name, "do_not_merge"),
        "show_state_extension_field": True,
        "show_recommendation_extension_field": True,
        "next_state_ids": others,
        "previous_state_ids": others,
        "workflow_id": 1,
        "meeting_id": 1,
    }
    if label:
        row["recommendation_label"] = label
    if number == FIRST_STATE:
        row["first_state_of_workflow_id"] = 1
    return row
