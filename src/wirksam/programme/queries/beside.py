"""What stands beside the text."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from wirksam.programme.models import EditorialNote, Passage, ProgrammeVersion
from wirksam.programme.queries.notes import note_text


@dataclass(frozen=True, slots=True)
class Remark:
    """A note as a sentence; only what was written by hand can be taken back."""

    note: EditorialNote
    text: str

    @property
    def by_hand(self) -> bool:
        """An editor wrote it."""
        return self.note.code == "editorial"


def passages_with_words(version: ProgrammeVersion) -> QuerySet[Passage]:
    """Every passage but headings, with its plain words; one query."""
    return version.passages.exclude(kind="heading").select_related("plain")


def remarks(version: ProgrammeVersion) -> list[Remark]:
    """All notes in the order of the text; one query."""
    return [
        Remark(note, note_text(note.code, note.message, note.values))
        for note in version.notes.all()
    ]
