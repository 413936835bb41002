"""Which part of a file is which: motions, amendments, the text, its grounds, its supporters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .head import field_of, identified
from .notes import Notebook
from .refusals import refusal
from .rows import Row

_TEXT = re.compile(r"(?:Antragstext|Beschlusstext|Wortlaut|Text des Antrags|Resolutionstext)\s*:?")
_GROUNDS = re.compile(r"(?:Begründung|Erläuterung|Antragsbegründung)(?:en)?(?:\s*:.*|\s+der \w+)?")
_SUPPORTERS = re.compile(r"(?:Unterstützer|Unterstützende|Mitantragsteller|Unterzeichn)\S*\s*:?")
_AMENDMENT = re.compile(
    r"(?:Änderungsantrag|ÄA)\s*(?:Nr\.?\s*)?(?:\d+|Ä|zu\b|an\b|von\b|:).*|Änderungsanträge\s*:?"
    r"|(?:[A-Z]{1,5}-?\d{1,4}-)?Ä-?\s?\d{1,3}\b.*"
)
_FIRST_NUMBER = re.compile(r"1(?:\s*\|\s*|:\s+|\s+)\S")
_SECOND_NUMBER = re.compile(r"2(?:\s*\|\s*|:\s+|\s+)\S")
_LONGEST_HEAD = 160
_LOOK_AHEAD = 12


@dataclass(slots=True)
class Motion:
    """The rows of one motion: its head, its text and how sure their border is.

    ``marked``: a line such as *Antragstext* says where the text begins.
    """

    head: list[Row]
    text: list[Row]
    marked: bool


@dataclass(slots=True)
class _Zone:
    kind: str
    opener: Row | None = None
    rows: list[Row] = field(default_factory=list)


def find_motion(
    rows: list[Row], motion: int | None, notebook: Notebook
) -> tuple[Motion, tuple[str, ...]]:
    """The motion asked for (from 1; None: the first) and the titles of the others.

    Raises UnreadableError ``no-such-motion``.
    """
    starts = _motion_starts(rows)
    asked = motion or 1
    if motion is not None and not 1 <= motion <= max(1, len(starts)):
        raise refusal("no-such-motion", count=max(1, len(starts)), asked=motion)
    if len(starts) < 2:  # noqa: PLR2004 (one motion, perhaps with something before it)
        start = starts[0] if starts else 0
        return _divide(_with_preface(rows, start, notebook), notebook), ()
    ends = [*starts[1:], len(rows)]
    others = []
    for place, start in enumerate(starts, 1):
        if place != asked:
            title = rows[start].text
            others.append(title)
            notebook.add(rows[start].source, "other-motion", title=title)
    chosen = rows[starts[asked - 1] : ends[asked - 1]]
    _note_preface(rows[: starts[0]], notebook)
    return _divide(chosen, notebook), tuple(others)


def _motion_starts(rows: Sequence[Row]) -> list[int]:
    starts: list[int] = []
    known = ""
    for index, row in enumerate(rows):
        if not (index == 0 or row.gap or row.page or row.kind == "heading"):
            continue
        entry = None if _AMENDMENT.fullmatch(row.text) else identified(row.text)
        if entry and entry[0] != known and _is_head(rows, index):
            starts.append(index)
            known = entry[0]
    return starts


def _is_head(rows: Sequence[Row], index: int) -> bool:
    """Something only a motion's head has follows soon."""
    for row in rows[index + 1 : index + 1 + _LOOK_AHEAD]:
        if _AMENDMENT.fullmatch(row.text):
            continue
        entry = field_of(row.text)
        if (entry and entry[0] != "other") or _is_text(row) or _FIRST_NUMBER.match(row.text):
            return True
    return False


def _is_text(row: Row) -> bool:
    return len(row.text) <= _LONGEST_HEAD and _TEXT.fullmatch(row.text) is not None


def _with_preface(rows: list[Row], start: int, notebook: Notebook) -> list[Row]:
    """Amendments before the only motion go; anything else before it belongs to its head."""
    for index in range(start):
        if _opens(rows[index]) == "amendment":
            _note_preface(rows[:start], notebook)
            return rows[start:]
    return rows


def _note_preface(rows: Sequence[Row], notebook: Notebook) -> None:
    amendment = False
    for row in rows:
        if _opens(row) == "amendment":
            amendment = True
            notebook.add(row.source, "amendment-left-out", text=row.text)
        elif not amendment:
            notebook.add(row.source, "text-before-motion", text=row.text)


def _opens(row: Row) -> str:
    """The kind of part that ``row`` opens, or nothing."""
    text = row.text
    if len(text) > _LONGEST_HEAD:
        return "grounds" if text.startswith("Begründung:") else ""
    if _TEXT.fullmatch(text):
        return "text"
    if not (row.gap or row.page or row.kind == "heading"):
        return ""
    if _AMENDMENT.fullmatch(text) and not text.endswith("."):
        return "amendment"
    if _GROUNDS.fullmatch(text):
        return "grounds"
    return "supporters" if _SUPPORTERS.fullmatch(text) else ""


def _divide(rows: list[Row], notebook: Notebook) -> Motion:
    zones = [_Zone("head")]
    for index, row in enumerate(rows):
        kind = _opens(row)
        inside = zones[-1].kind
        if not kind and inside == "amendment" and _numbered_text(rows, index):
            zones.append(_Zone("text", None, [row]))
        elif kind and not (kind == "supporters" and inside == "head"):
            zones.append(_Zone(kind, row))
        else:
            zones[-1].rows.append(row)
    chosen = _choose(zones)
    _note_zones(zones, chosen, notebook)
    if chosen == 0:
        return Motion([], zones[0].rows, marked=False)
    return Motion(zones[0].rows, zones[chosen].rows, marked=True)


def _numbered_text(rows: Sequence[Row], index: int) -> bool:
    """A numbering begins: lines 1 and 2."""
    return (
        _FIRST_NUMBER.match(rows[index].text) is not None
        and index + 1 < len(rows)
        and _SECOND_NUMBER.match(rows[index + 1].text) is not None
    )


def _choose(zones: Sequence[_Zone]) -> int:
    """The zone with the motion's own text: the longest that no amendment owns."""
    texts = [place for place, zone in enumerate(zones) if zone.kind == "text"]
    filled = [place for place in texts if zones[place].rows]
    own = [place for place in filled if zones[place - 1].kind != "amendment"]
    candidates = own or filled or texts
    if not candidates:
        return 0
    return max(candidates, key=lambda place: sum(len(row.text) for row in zones[place].rows))


def _note_zones(zones: Sequence[_Zone], chosen: int, notebook: Notebook) -> None:
    for place, zone in enumerate(zones):
        if zone.opener is None or place == chosen:
            continue
        if zone.kind in {"amendment", "text"}:
            shown = zone.rows[0].text if zone.kind == "text" and zone.rows else zone.opener.text
            notebook.add(zone.opener.source, "amendment-left-out", text=shown)
        else:
            notebook.add(zone.opener.source, f"{zone.kind}-left-out")
