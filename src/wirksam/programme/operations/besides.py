"""What stands beside a text and goes on where its paragraphs do: plain words, remarks, marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wirksam.engine.whereabouts import Stretch
from wirksam.programme.models import EditorialNote, NoCommitment, Passage, PlainText
from wirksam.programme.operations.placing import Way


@dataclass(frozen=True, slots=True)
class Aid:
    """Plain words written beside paragraph ``position`` (from 0) before the text was adopted."""

    position: int
    text: str
    written_by: str
    checked_by: str = ""
    checked_at: datetime | None = None


def carry_plain_words(way: Way) -> dict[int, Aid]:
    """Plain words of paragraphs that are the same, by their position in the new text."""
    found: dict[int, Aid] = {}
    at_of = {pk: at for at, pk in enumerate(way.follows.passages.values_list("pk", flat=True))}
    for plain in PlainText.objects.filter(passage__version=way.follows):
        at = at_of[plain.passage_id]
        text = way.trail().old.paragraphs[at]
        there = _whole(way, Stretch(at, 0, len(text)))
        if there is not None:
            found[there] = Aid(
                there, plain.text, plain.written_by, plain.checked_by, plain.checked_at
            )
    return found


def _whole(way: Way, stretch: Stretch) -> int | None:
    """The new paragraph that is this old one, word for word."""
    found = way.trail().follow([stretch])
    if found.fate not in {"same", "moved"} or len(found.stretches) != 1:
        return None
    one = found.stretches[0]
    text = way.new.paragraphs[one.at]
    return one.at if text[one.start : one.end].strip() == text.strip() else None


def store_aids(passages: Mapping[int, Passage], aids: Mapping[int, Aid]) -> None:
    """Put plain words beside the passages, given by position."""
    PlainText.objects.bulk_create(
        PlainText(
            passage=passages[at],
            text=one.text,
            written_by=one.written_by,
            checked_by=one.checked_by,
            checked_at=one.checked_at,
        )
        for at, one in aids.items()
        if at in passages
    )


def carry_remarks(way: Way) -> None:
    """Remarks of people beside lines whose words are the same.

    What was noted when the older file was read (a page break, an unmarked heading) stays with it.
    """
    rows = []
    written = EditorialNote.objects.filter(version=way.follows, line__gt=0, code="editorial")
    for note in written:
        found = way.trail().follow(way.trail().old.stretches(note.line, note.line))
        if found.fate in {"same", "moved"}:
            note.pk, note.version = None, way.version
            note.line = way.new.lines(found.stretches)[0]
            rows.append(note)
    EditorialNote.objects.bulk_create(rows)


def carry_marks(way: Way) -> None:
    """That lines deliberately hold no commitment, passage by passage, where words are the same."""
    rows = []
    for mark in NoCommitment.objects.filter(version=way.follows):
        for stretch in way.trail().old.stretches(mark.first_line, mark.last_line):
            found = way.trail().follow([stretch])
            if found.fate in {"same", "moved"}:
                first, last = way.new.lines(found.stretches)
                rows.append(
                    NoCommitment(
                        version=way.version,
                        first_line=first,
                        last_line=last,
                        reason=mark.reason,
                        marked_by=mark.marked_by,
                    )
                )
    NoCommitment.objects.bulk_create(rows)
