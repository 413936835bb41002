"""Storing a text: its file, its passages, its lines, and what was noted while reading it."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.base import ContentFile

from wirksam.engine.document.model import Document
from wirksam.engine.lines import Line
from wirksam.foundation.access import Actor
from wirksam.programme.models import (
    EditorialNote,
    Passage,
    ProgrammeVersion,
    SourceFile,
    TextLine,
)
from wirksam.programme.operations.reading import hand_in

_INDENT = {"item": "  ", "quote": "> "}


def store_text(
    version: ProgrammeVersion, document: Document, lines: Sequence[Line]
) -> dict[int, Passage]:
    """Store passages, lines and notes, within the adopting transaction; passages by position."""
    of_block: dict[int, list[Line]] = {}
    for line in lines:
        of_block.setdefault(line.block, []).append(line)
    passages = Passage.objects.bulk_create(
        Passage(
            version=version,
            position=index,
            kind=document.blocks[index].kind,
            level=document.blocks[index].level,
            text=document.blocks[index].text,
            first_line=members[0].number,
            last_line=members[-1].number,
        )
        for index, members in sorted(of_block.items())
    )
    passage_of = {passage.position: passage for passage in passages}
    TextLine.objects.bulk_create(
        TextLine(
            version=version,
            passage=passage_of[line.block],
            number=line.number,
            text=line.text,
            source_line=line.source_line,
        )
        for line in lines
    )
    _store_notes(version, document, lines)
    return passage_of


def _store_notes(version: ProgrammeVersion, document: Document, lines: Sequence[Line]) -> None:
    number_at = {line.source_line: line.number for line in reversed(lines)}
    EditorialNote.objects.bulk_create(
        EditorialNote(
            version=version,
            line=number_at.get(note.line, 0),
            code=note.code,
            message=note.message,
            values=dict(note.values),
        )
        for note in document.notes
    )


def keep_adopted_text(
    *, actor: Actor, document: Document, lines: Sequence[Line], name: str
) -> tuple[SourceFile, list[int]]:
    """Keep the text as a file, line by line; and for each line, on which line of the file it is.

    A blank line stands between paragraphs; headings have their marks.
    """
    rows: list[str] = []
    places: list[int] = []
    block = -1
    for line in lines:
        kind, level = document.blocks[line.block].kind, document.blocks[line.block].level
        begins = line.block != block
        if begins and rows:
            rows.append("")
        block = line.block
        lead = f"{'#' * max(level, 1)} " if kind == "heading" else _INDENT.get(kind, "")
        rows.append(f"{lead}{line.text}")
        places.append(len(rows))
    content = ContentFile("\n".join([*rows, ""]).encode())
    return hand_in(actor=actor, name=f"{name}.txt", content=content), places
