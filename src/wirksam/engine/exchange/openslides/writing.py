"""From a bundle to an OpenSlides meeting."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from wirksam.engine.amend import Amendment, Paragraph, compose
from wirksam.engine.diff import Edit
from wirksam.engine.exchange.bundle import AmendmentText, Bundle, MotionText, Party
from wirksam.engine.exchange.markup import html_of, html_of_plain

from .frame import MIGRATION_INDEX, RECOMMENDED_IDS, STATE_IDS, frame
from .meeting import ALTERNATIVE, EDITORIAL, RESOLUTION, RESOLVED
from .recommending import recommendations
from .units import WIDTH, units_written

Row = dict[str, Any]


def write(bundle: Bundle) -> bytes:
    """All of ``bundle`` as the JSON of one meeting."""
    writer = _Writer(bundle)
    for motion in bundle.motions:
        writer.motion(motion)
    for amendment in bundle.amendments:
        writer.amendment(amendment)
    told = {"_migration_index": MIGRATION_INDEX, **writer.rows}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


class _Writer:
    def __init__(self, bundle: Bundle) -> None:
        self.rows: dict[str, dict[str, Row]] = frame(bundle.title)
        self._meeting = self.rows["meeting"]["1"]
        keys = [one.key for one in bundle.motions] + [one.key for one in bundle.amendments]
        self._ids = {key: at for at, key in enumerate(keys, 1)}
        self._wanted = {one.key: one.wanted for one in bundle.amendments} | {
            motion.key: motion.paragraphs for motion in bundle.motions
        }
        self._numbers: dict[str, str] = {}
        self._taken: set[str] = set()
        self._members: dict[Party, int] = {}

    def _add(self, collection: str, row: Row) -> int:
        """Keep a row under the next id and tell the meeting of it."""
        kept = self.rows.setdefault(collection, {})
        number = len(kept) + 1
        kept[str(number)] = {"id": number, **row, "meeting_id": 1}
        self._link("meeting", 1, f"{collection}_ids", number)
        return number

    def _link(self, collection: str, number: int, field: str, value: object) -> None:
        values = self.rows[collection][str(number)].setdefault(field, [])
        if value not in values:
            values.append(value)

    def motion(self, one: MotionText) -> None:
        """A motion."""
        reasons = "".join(
            f"<h3>{html_of_plain(title)[3:-4]}</h3>{html_of_plain(text)}"
            for title, text in one.extras
        )
        row = {"text": html_of(one.paragraphs), "reason": html_of_plain(one.reasons) + reasons}
        if one.is_resolution:
            row["state_extension"] = one.resolved_on.isoformat() if one.resolved_on else ""
        number = self._submission(one, one.title, one.identifier, row)
        if one.is_resolution:
            self._tag(number, RESOLUTION)
        if one.agenda_item:
            item = {"item_number": one.agenda_item, "content_object_id": f"motion/{number}"}
            self.rows["motion"][str(number)]["agenda_item_id"] = self._add("agenda_item", item)

    def amendment(self, one: AmendmentText) -> None:
        """An amendment, as new wordings of the paragraphs it changes."""
        lead = one.parent or one.motion
        above = self._numbers.get(lead, "")
        name = f"{above}-{one.identifier}" if above and one.identifier else one.identifier
        row: Row = {
            "lead_motion_id": self._ids[lead],
            "reason": html_of_plain(one.reasons),
            "amendment_paragraphs": changed_units(self._wanted[lead], one.wanted),
        }
        number = self._submission(one, f"Änderungsantrag zu {above}".strip(), name, row)
        self._link("motion", self._ids[lead], "amendment_ids", number)
        if one.whole:
            self._tag(number, ALTERNATIVE)
        if one.editorial:
            self._tag(number, EDITORIAL)

    def _submission(self, one: MotionText | AmendmentText, title: str, name: str, row: Row) -> int:
        state = STATE_IDS[one.state]
        head = {"sequential_number": self._ids[one.key], "title": title, "start_line_number": 1}
        number = self._add("motion", {**head, **row, "state_id": state})
        kept = self.rows["motion"][str(number)]
        self._numbers[one.key] = name
        if name and name not in self._taken:
            kept["number"] = name
            self._taken.add(name)
        if one.published_at:
            kept["created"] = kept["workflow_timestamp"] = one.published_at.isoformat()
        self._link("motion_state", state, "motion_ids", number)
        speakers = {"sequential_number": number, "content_object_id": f"motion/{number}"}
        kept["list_of_speakers_id"] = self._add("list_of_speakers", speakers)
        self._parties("motion_submitter", "submitter_ids", number, one.movers)
        self._parties("motion_supporter", "supporter_ids", number, one.supporters)
        self._proposal(one, number)
        return number

    def _proposal(self, one: MotionText | AmendmentText, number: int) -> None:
        if one.proposal is None:
            return
        kept = self.rows["motion"][str(number)]
        kept["recommendation_id"] = RECOMMENDED_IDS[one.proposal.recommendation]
        kept["recommendation_extension"] = html_of_plain(one.proposal.explanation)
        states = self.rows["motion_state"][str(kept["recommendation_id"])]
        states.setdefault("motion_recommendation_ids", []).append(number)
        if isinstance(one, MotionText) and one.proposal.wanted is not None:
            for row in recommendations(one.paragraphs, one.proposal.wanted, width=WIDTH):
                made = self._add("motion_change_recommendation", {**row, "motion_id": number})
                self._link("motion", number, "change_recommendation_ids", made)

    def _tag(self, number: int, name: str) -> None:
        tags = self.rows.setdefault("tag", {})
        known = [row["id"] for row in tags.values() if row["name"] == name]
        tag = known[0] if known else self._add("tag", {"name": name})
        self._link("tag", tag, "tagged_ids", f"motion/{number}")
        self._link("motion", number, "tag_ids", tag)

    def _parties(self, collection: str, field: str, number: int, parties: Sequence[Party]) -> None:
        for weight, party in enumerate(parties, 1):
            member = self._member(party)
            row = {"weight": weight} if collection == "motion_submitter" else {}
            row |= {"meeting_user_id": member, "motion_id": number}
            made = self._add(collection, row)
            self._link("motion", number, field, made)
            self._link("meeting_user", member, f"{collection}_ids", made)

    def _member(self, party: Party) -> int:
        """The participant who stands for a person or a body."""
        if party in self._members:
            return self._members[party]
        users = self.rows.setdefault("user", {})
        user = len(users) + 1
        users[str(user)] = {
            "id": user,
            "username": f"wirksam{user}",
            "last_name": party.name,
            "is_active": False,
            "is_physical_person": not party.is_body,
        }
        row: Row = {"user_id": user, "group_ids": [1]}
        if party.resolved_on:
            row["comment"] = f"{RESOLVED}{party.resolved_on.isoformat()}"
        member = self._members[party] = self._add("meeting_user", row)
        users[str(user)]["meeting_user_ids"] = [member]
        self._link("group", 1, "meeting_user_ids", member)
        if party.organisation:
            self._level(member, party.organisation)
        return member

    def _level(self, member: int, name: str) -> None:
        levels = self.rows.setdefault("structure_level", {})
        known = [row["id"] for row in levels.values() if row["name"] == name]
        level = known[0] if known else self._add("structure_level", {"name": name})
        self._link("structure_level", level, "meeting_user_ids", member)
        self._link("meeting_user", member, "structure_level_ids", level)


def changed_units(base: Sequence[Paragraph], wanted: Sequence[Paragraph]) -> dict[str, str]:
    """New HTML for what counts as a paragraph there, by its place from 0."""
    edits = Amendment.between("", base, wanted).edits
    found: dict[str, str] = {}
    at = 0
    for unit, paragraphs in enumerate(units_written(base)):
        own: dict[int, tuple[Edit, ...]] = {
            place - at: edits[place] for place in range(at, at + len(paragraphs)) if place in edits
        }
        if own:
            found[str(unit)] = html_of(compose(paragraphs, own))
        at += len(paragraphs)
    return found
