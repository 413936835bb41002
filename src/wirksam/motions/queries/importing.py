"""What of a file from another system is here already, and how it is shown before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wirksam.association.models import Occasion, Unit
from wirksam.engine.amend import BREAK, LineMap, Paragraph, touched
from wirksam.engine.amend import Amendment as Wish
from wirksam.engine.document import Block, Document, Meta, Piece
from wirksam.engine.exchange import AmendmentText, Bundle, MotionText, Party
from wirksam.engine.exchange.codec import from_plain
from wirksam.engine.lines import number_lines
from wirksam.motions.choices import State
from wirksam.motions.models import Amendment, Motion, MotionVersion, WaitingImport
from wirksam.motions.queries.exchange_notes import Told, told_notes
from wirksam.motions.queries.pasting import cleaned
from wirksam.motions.queries.signs import lines_label
from wirksam.motions.rules import WIDTH


def settled(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """A text as it would be stored."""
    return tuple(
        replace(one, text=part)
        for one in paragraphs
        for part in cleaned(one.text).text.split(BREAK)
        if part
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What is here already: motions by their text, amendments by motion, name and changes."""

    motions: dict[str, Motion]

    def motion(self, text: Sequence[Paragraph]) -> Motion | None:
        """The motion with exactly this text."""
        return self.motions.get(_digest(text))

    def amendment(self, motion: Motion, identifier: str, changes: object) -> Amendment | None:
        """The amendment of that name that wants exactly this."""
        if motion not in self.motions.values():
            return None
        rows = Amendment.objects.filter(motion=motion, identifier=identifier)
        return next((one for one in rows if one.changes == changes), None)


def known_in(unit: Unit, occasion: Occasion | None) -> Known:
    """The motions of a unit to one assembly. One query."""
    rows = MotionVersion.objects.filter(motion__unit=unit, motion__occasion=occasion)
    rows = rows.exclude(motion__state=State.WITHDRAWN).order_by("-number")
    found = rows.select_related("motion", "wording")
    return Known({one.wording.sha256: one.motion for one in found})


def _digest(text: Sequence[Paragraph]) -> str:
    blocks = (Block(one.kind, (Piece(one.text, 0),), one.level) for one in text)
    return Document(Meta(), tuple(blocks)).sha256


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """An amendment in a file."""

    name: str
    movers: str
    lines: str
    state: str


@dataclass(frozen=True, slots=True)
class MotionRow:
    """A motion in a file, its amendments, and whether it is here already."""

    name: str
    title: str
    movers: str
    last_line: int
    state: str
    is_known: bool
    is_resolution: bool
    amendments: tuple[AmendmentRow, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything a file would bring in."""

    rows: tuple[MotionRow, ...]
    notes: list[Told]
    motions: int
    amendments: int
    known: int

    @property
    def brings(self) -> bool:
        """Something of it is new."""
        return self.motions > self.known or self.amendments > 0


def preview_of(waiting: WaitingImport) -> Preview:
    """One query, whatever the file holds."""
    bundle = from_plain(waiting.bundle)
    known = known_in(waiting.unit, waiting.occasion)
    rows = tuple(_row(one, bundle, known) for one in bundle.motions)
    return Preview(
        rows,
        told_notes(bundle.notes),
        len(bundle.motions),
        len(bundle.amendments),
        sum(one.is_known for one in rows),
    )


def _row(told: MotionText, bundle: Bundle, known: Known) -> MotionRow:
    text = settled(told.paragraphs)
    blocks = [Block(one.kind, (Piece(one.text, 0),), one.level) for one in text]
    lines = number_lines(blocks, width=WIDTH)
    wanted = {one.key: settled(one.wanted) for one in bundle.amendments if one.motion == told.key}
    place = LineMap(lines)
    rows = [
        _amendment(one, text, wanted[one.key], place)
        for one in bundle.amendments
        if one.motion == told.key
    ]
    return MotionRow(
        told.identifier,
        told.title,
        _names(told.movers),
        lines[-1].number if lines else 0,
        str(State(told.state).label),
        known.motion(text) is not None,
        told.is_resolution,
        tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
    )


def _amendment(
    told: AmendmentText, base: Sequence[Paragraph], wanted: Sequence[Paragraph], place: LineMap
) -> tuple[int, AmendmentRow]:
    """The row with the first line it concerns; an amendment of an amendment by the text of both."""
    found = touched(Wish.between("", base, wanted), base, place)
    first, last = (found.first_line, found.last_line) if found else (0, 0)
    state = str(State(told.state).label)
    row = AmendmentRow(told.identifier, _names(told.movers), lines_label(first, last), state)
    return first, row


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(one.name for one in parties)
