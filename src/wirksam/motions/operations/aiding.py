"""Reading aids: a paragraph in plain words, written by one person and checked by another."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.models import ReadingAid, Submission, WordingParagraph
from wirksam.motions.operations.holding import settle
from wirksam.motions.operations.plans import check_size
from wirksam.motions.queries.pasting import cleaned

LONGEST = 4000


@transaction.atomic
def write_aid(
    *, actor: Actor, submission: Submission, paragraph: WordingParagraph, text: str
) -> ReadingAid:
    """Say a paragraph of a motion in plain words; another person checks it.

    The same words again change nothing, so that a check stays.
    """
    words = cleaned(text).text.replace("\u2029", "\n\n")
    if not words:
        raise RefusedError(_("Write a sentence first."))
    check_size(words, LONGEST)
    _check_belongs(submission, paragraph)
    aid = ReadingAid.objects.select_for_update().filter(paragraph=paragraph).first()
    if aid is None:
        aid = ReadingAid(paragraph=paragraph)
    elif aid.text == words:
        return aid
    aid.text, aid.written_by = words, actor.key
    aid.checked_by, aid.checked_at = "", None
    aid.save()
    settle(actor, "write_reading_aid", submission)
    return aid


@transaction.atomic
def check_aid(*, actor: Actor, submission: Submission, aid: ReadingAid, seen: str) -> ReadingAid:
    """Say that plain words mean what the paragraph says; ``seen`` are the words that were shown."""
    row = ReadingAid.objects.select_for_update(of=("self",)).filter(pk=aid.pk).first()
    if row is None or row.text != seen:
        raise RefusedError(_("The words have just changed. Please read them again."))
    if row.written_by == actor.key:
        raise RefusedError(_("You wrote this yourself. A second person checks it."))
    _check_belongs(submission, row.paragraph)
    row.checked_by, row.checked_at = actor.key, timezone.now()
    row.save()
    settle(actor, "check_reading_aid", submission)
    return row


def _check_belongs(submission: Submission, paragraph: WordingParagraph) -> None:
    if not paragraph.wording.motion_versions.filter(motion=submission.pk).exists():
        raise RefusedError(_("This paragraph belongs to another text."))
