"""Making a text public, and what people write beside it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.foundation.search.operations import reindex
from wirksam.programme.models import (
    EditorialNote,
    Passage,
    PlainText,
    ProgrammeVersion,
)
from wirksam.programme.rules import ALREADY_DECIDED, folded


@transaction.atomic
def publish_version(*, actor: Actor, version: ProgrammeVersion) -> ProgrammeVersion:
    """Freeze a version and show it to everyone. This cannot be undone."""
    now = ProgrammeVersion.objects.select_for_update().filter(pk=version.pk).first()
    if now is None:
        raise RefusedError(ALREADY_DECIDED)
    version = now
    if version.is_published:
        raise RefusedError(_("This text is already published."))
    version.frozen_at = timezone.now()
    version.save()
    record(actor=actor, verb="publish_version", subject=version, sha256=version.text_sha256)
    make_known(version)
    return version


def make_known(version: ProgrammeVersion) -> None:
    """Let pages and the search know a text that has just become public, and those before it."""
    at: ProgrammeVersion | None = version
    scopes = set()
    while at is not None:
        scopes.add(at.programme.scope)
        at = at.follows
    touch(*scopes, "programmes")
    texts = Passage.objects.filter(version__programme=version.programme_id)
    reindex("passages", *texts.values_list("pk", flat=True))
    reindex("commitments", *version.commitments.values_list("pk", flat=True))


@transaction.atomic
def write_plain_text(*, actor: Actor, passage: Passage, text: str) -> PlainText:
    """Say a passage in plain words; a new wording must be checked again."""
    plain, _new = PlainText.objects.update_or_create(
        passage=passage,
        defaults={
            "text": text,
            "written_by": actor.key,
            "checked_by": "",
            "checked_at": None,
        },
    )
    record(actor=actor, verb="write_plain_text", subject=plain)
    touch(passage.version.programme.scope)
    reindex("passages", passage.pk)
    return plain


@transaction.atomic
def check_plain_text(*, actor: Actor, plain: PlainText, seen: str) -> PlainText:
    """Confirm that plain words say what the passage says; never by their author.

    ``seen`` are the words that were read; refused where others stand there by now.
    """
    plain = PlainText.objects.select_for_update().get(pk=plain.pk)
    if folded(plain.text) != folded(seen):
        raise RefusedError(ALREADY_DECIDED)
    if plain.written_by == actor.key:
        raise RefusedError(_("You wrote this. Somebody else must check it."))
    plain.checked_by, plain.checked_at = actor.key, timezone.now()
    plain.save()
    record(actor=actor, verb="check_plain_text", subject=plain)
    touch(plain.passage.version.programme.scope)
    reindex("passages", plain.passage.pk)
    return plain


@transaction.atomic
def annotate_line(
    *, actor: Actor, version: ProgrammeVersion, line: int, message: str
) -> EditorialNote:
    """Put a note beside a line; the line itself stays as it was adopted."""
    note = EditorialNote.objects.create(
        version=version, line=line, code="editorial", message=message, written_by=actor.key
    )
    record(actor=actor, verb="annotate_line", subject=note)
    touch(version.programme.scope)
    return note


@transaction.atomic
def remove_note(*, actor: Actor, note: EditorialNote) -> None:
    """Take back a note written by hand; what the reader noted stays."""
    if note.code != "editorial":
        raise RefusedError(_("This was noted when the text was read. It stays."))
    record(actor=actor, verb="remove_note", subject=note.version, line=note.line)
    touch(note.version.programme.scope)
    note.delete()
