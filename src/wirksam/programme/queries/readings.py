"""What came out of a source, before anyone takes it over."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from wirksam.engine.document.codec import from_json
from wirksam.engine.document.model import Document, Note
from wirksam.engine.document.sandbox import read_in_sandbox
from wirksam.engine.lines import Line, document_lines
from wirksam.programme.models import ProgrammeVersion, Reading
from wirksam.programme.queries.notes import note_text

PEEK_BYTES = 300_000
PEEK_SECONDS = 5
SHOWN_LINES = 400


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as people read it; ``line`` of the file, 0 for all of it.

    ``number`` is the printed line where it can be seen, 0 where there is none.
    """

    line: int
    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """A read text for the eye: numbered lines, notes by line, the head."""

    document: Document
    lines: tuple[Line, ...]

    @property
    def shown(self) -> tuple[Line, ...]:
        """As many lines as a page can bear."""
        return self.lines[:SHOWN_LINES]

    @property
    def hidden(self) -> int:
        """Lines that are there but not shown."""
        return max(0, len(self.lines) - SHOWN_LINES)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Everything doubtful, in the order of the text."""
        return self.document.notes

    @property
    def note_texts(self) -> list[NoteText]:
        """The notes as sentences."""
        sources = [line.source_line for line in self.shown]
        return [
            NoteText(
                note.line,
                note_text(note.code, note.message, dict(note.values)),
                self._number_at(bisect_right(sources, note.line)),
            )
            for note in self.document.notes
        ]

    @property
    def noted_numbers(self) -> frozenset[int]:
        """Printed lines that carry a note."""
        return frozenset(note.number for note in self.note_texts)

    def _number_at(self, behind: int) -> int:
        return self.shown[behind - 1].number if behind else 0


def look_at(reading: Reading) -> Look:
    """The outcome of a finished reading."""
    document = from_json(reading.document)
    return Look(document, tuple(document_lines(document)))


def peek(data: bytes, *, name: str) -> Look:
    """Read the beginning of ``data`` for a preview; raises what reading raises."""
    document = read_in_sandbox(
        data[:PEEK_BYTES] if name == "" else data, name=name, seconds=PEEK_SECONDS
    )
    return Look(document, tuple(document_lines(document)))


def known_version(reading: Reading) -> ProgrammeVersion | None:
    """The version that already has this wording."""
    return (
        ProgrammeVersion.objects.filter(text_sha256=reading.text_sha256)
        .select_related("programme")
        .first()
    )
