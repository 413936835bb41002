"""From a reading to a programme: lines, passages, notes and proposals, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wirksam import __version__
from wirksam.association.models import Unit
from wirksam.engine.document.codec import from_json
from wirksam.engine.document.model import Document
from wirksam.engine.extract import Proposal, extract
from wirksam.engine.lines import Line, document_lines
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.models import (
    EditorialNote,
    Passage,
    Programme,
    ProgrammeVersion,
    Reading,
    TextLine,
)
from wirksam.programme.operations.proposing import propose
from wirksam.programme.queries.words import lexicon


class AlreadyThereError(Exception):
    """The same wording is already a version; ``version`` says which."""

    def __init__(self, version: ProgrammeVersion) -> None:
        super().__init__(f"this text is already {version}")
        self.version = version


@dataclass(frozen=True, slots=True)
class Frame:
    """What a person says about a text when she takes it over."""

    slug: str
    title: str
    unit: Unit
    term_starts_on: date
    term_ends_on: date


@dataclass(frozen=True, slots=True)
class Found:
    """A text, its lines and what was promised in it: all that needs no database."""

    document: Document
    lines: list[Line]
    proposals: list[Proposal]


def adopt_reading(*, actor: Actor, reading: Reading, frame: Frame) -> ProgrammeVersion:
    """Make a programme with its first version, not yet public, and propose its commitments.

    Raises :class:`AlreadyThereError` where the same wording was taken over before, and
    ``RefusedError`` where the address is taken. The slow part holds no lock.
    """
    document = from_json(reading.document)
    _refuse_known(document)
    lines = document_lines(document)
    found = extract(document, lines, lexicon(), resolved_on=document.meta.resolved_on)
    try:
        return _adopt(actor, reading, frame, Found(document, lines, found))
    except IntegrityError as error:
        _refuse_known(document)
        if not Programme.objects.filter(slug=frame.slug).exists():
            raise
        raise RefusedError(_("This address is taken. Choose another one.")) from error


def _refuse_known(document: Document) -> None:
    known = ProgrammeVersion.objects.filter(text_sha256=document.sha256).first()
    if known is not None:
        raise AlreadyThereError(known)


@transaction.atomic
def _adopt(actor: Actor, reading: Reading, frame: Frame, found: Found) -> ProgrammeVersion:
    document = found.document
    programme = Programme.objects.create(
        slug=frame.slug,
        title=frame.title,
        unit=frame.unit,
        term_starts_on=frame.term_starts_on,
        term_ends_on=frame.term_ends_on,
    )
    meta = document.meta
    version = ProgrammeVersion.objects.create(
        programme=programme,
        identifier=meta.identifier[:40],
        title=(meta.title or frame.title)[:300],
        submitters=list(meta.submitters),
        resolved_on=meta.resolved_on,
        agenda_item=meta.agenda_item[:200],
        source=reading.source,
        reader_version=__version__,
        text_sha256=document.sha256,
    )
    _store_text(version, document, found.lines)
    propose(version=version, found=found.proposals)
    record(actor=actor, verb="adopt_reading", subject=version, sha256=version.text_sha256)
    touch(programme.scope, "programmes")
    return version


def _store_text(version: ProgrammeVersion, document: Document, lines: list[Line]) -> None:
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


@transaction.atomic
def discard_programme(*, actor: Actor, programme: Programme) -> None:
    """Take back a programme that was never published. Its source stays."""
    versions = ProgrammeVersion.objects.select_for_update().filter(programme=programme)
    if any(version.is_published for version in versions):
        raise RefusedError(_("This text is already published."))
    record(actor=actor, verb="discard_programme", subject=programme)
    programme.delete()
    touch("programmes")
