"""From a text to a version of a programme: lines, passages, notes and proposals, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
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
from wirksam.programme.choices import RegisterState
from wirksam.programme.models import Programme, ProgrammeVersion, Reading
from wirksam.programme.operations.besides import Aid, carry_plain_words, store_aids
from wirksam.programme.operations.continuing import carry_over
from wirksam.programme.operations.placing import Way
from wirksam.programme.operations.proposing import propose
from wirksam.programme.operations.publishing import make_known
from wirksam.programme.operations.storing import keep_adopted_text, store_text
from wirksam.programme.queries.words import lexicon

__all__ = [
    "AdoptedText",
    "Aid",
    "AlreadyThereError",
    "Frame",
    "adopt_reading",
    "adopt_text",
    "discard_programme",
]


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
class AdoptedText:
    """What an assembly has adopted.

    ``programme`` is where it becomes another version, or the frame of a new programme. ``follows``
    is the text whose commitments go on in it; where ``programme`` has a text already, that one
    always is what it follows. ``source_name`` names the file that is kept, without its ending.
    """

    document: Document
    title: str
    resolved_on: date
    programme: Programme | Frame
    identifier: str = ""
    submitters: tuple[str, ...] = ()
    agenda_item: str = ""
    follows: ProgrammeVersion | None = None
    source_name: str = ""
    aids: tuple[Aid, ...] = ()


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
    programme = _new_programme(frame, None)
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
    store_text(version, document, found.lines)
    propose(version=version, found=found.proposals)
    record(actor=actor, verb="adopt_reading", subject=version, sha256=version.text_sha256)
    touch(programme.scope, "programmes")
    return version


def adopt_text(*, actor: Actor, text: AdoptedText) -> ProgrammeVersion:
    """Make what an assembly has adopted the text of today, public at once. This cannot be undone.

    Commitments of the text it follows are carried over by their words; changed ones are proposed as
    successors, dropped ones noted, and what is new is proposed. Raises ``RefusedError`` where the
    address is taken, or the programme cannot have this text. The slow part holds no lock.
    """
    document = text.document
    if not any(block.text.strip() for block in document.blocks):
        raise RefusedError(_("This text has no words. Nothing can be adopted."))
    lines = document_lines(document, width=document.width)
    found = extract(document, lines, lexicon(), resolved_on=text.resolved_on)
    try:
        return _adopt_text(actor, text, Found(document, lines, found))
    except IntegrityError as error:
        known = ProgrammeVersion.objects.filter(text_sha256=document.sha256, follows=None).first()
        if known is not None:
            told = _("This text is already here as %(programme)s.") % {"programme": known.title}
            raise RefusedError(told) from error
        if isinstance(text.programme, Programme):
            raise
        raise RefusedError(_("This address is taken. Choose another one.")) from error


@transaction.atomic
def _adopt_text(actor: Actor, text: AdoptedText, found: Found) -> ProgrammeVersion:
    programme, follows, number = _room_for(text)
    document = found.document
    source, places = keep_adopted_text(
        actor=actor,
        document=document,
        lines=found.lines,
        name=text.source_name or f"{programme.slug}-{number}",
    )
    lines = [
        replace(line, source_line=place) for line, place in zip(found.lines, places, strict=True)
    ]
    version = ProgrammeVersion.objects.create(
        programme=programme,
        number=number,
        identifier=text.identifier[:40],
        title=text.title[:300],
        submitters=list(text.submitters),
        resolved_on=text.resolved_on,
        agenda_item=text.agenda_item[:200],
        source=source,
        reader_version=__version__,
        text_sha256=document.sha256,
        follows=follows,
    )
    passages = store_text(version, replace(document, notes=()), lines)
    aids = {aid.position: aid for aid in text.aids}
    numbers: dict[str, int] = {}
    if follows is None:
        propose(version=version, found=found.proposals)
    else:
        way = Way(version, follows, tuple(lines), tuple(one.text for one in document.blocks))
        numbers = _carry(way, found.proposals)
        aids = carry_plain_words(way) | aids
    store_aids(passages, aids)
    version.frozen_at = timezone.now()
    version.save()
    record(actor=actor, verb="adopt_text", subject=version, carried=numbers)
    make_known(version)
    return version


def _carry(way: Way, proposals: Sequence[Proposal]) -> dict[str, int]:
    """Carry what the text before promised, propose the rest; how many of each fate."""
    carried = carry_over(way, proposals)
    propose(version=way.version, found=carried.left.new)
    propose(version=way.version, found=carried.left.known, state=RegisterState.REJECTED)
    return carried.numbers


def _room_for(text: AdoptedText) -> tuple[Programme, ProgrammeVersion | None, int]:
    """The programme it goes to, what it follows there, and its number; held until the end."""
    if not isinstance(text.programme, Programme):
        return _new_programme(text.programme, text.follows), text.follows, 1
    programme = Programme.objects.select_for_update().get(pk=text.programme.pk)
    newest = programme.versions.order_by("-number").first()
    if newest is None:
        return programme, text.follows, 1
    if not newest.is_published:
        raise RefusedError(
            _("This programme has a draft. Publish it or discard it, then adopt the text.")
        )
    return programme, newest, newest.number + 1


def _new_programme(frame: Frame, follows: ProgrammeVersion | None) -> Programme:
    before = follows.programme if follows else None
    if before is not None and (
        before.unit_id != frame.unit.pk or before.term_starts_on >= frame.term_starts_on
    ):
        raise RefusedError(_("Choose a later programme of the same unit."))
    return Programme.objects.create(
        slug=frame.slug,
        title=frame.title,
        unit=frame.unit,
        term_starts_on=frame.term_starts_on,
        term_ends_on=frame.term_ends_on,
        predecessor=before,
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
