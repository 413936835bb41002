"""What members say about a passage, for all to read."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.notices.operations import notify
from wirksam.motions.choices import UNSEEN
from wirksam.motions.models import Amendment, Comment, Submission
from wirksam.motions.operations.holding import settle, whole
from wirksam.motions.operations.plans import check_size
from wirksam.motions.operations.telling import name_of
from wirksam.motions.queries.amending import current_version
from wirksam.motions.queries.pasting import cleaned, cleaned_line

LONGEST = 2000
MOST_AT_ONCE = 30
"""Comments one person may leave on one submission within an hour."""


def comment(  # noqa: PLR0913 (what, where, by which form)
    *,
    actor: Actor,
    submission: Submission,
    text: str,
    lines: tuple[int, int] = (0, 0),
    version_number: int | None = None,
    draft_key: UUID | None = None,
) -> Comment:
    """Say something about lines of a published text (``(0, 0)``: the whole).

    The same form sent twice makes one comment.
    """
    number, span = _place(submission, lines, version_number)
    row = Comment(submission=submission, version_number=number, draft_key=draft_key)
    row.first_line, row.last_line = span
    return _said(actor, row, text)


def answer(*, actor: Actor, comment: Comment, text: str, draft_key: UUID | None = None) -> Comment:
    """Answer a comment. Answers to answers stand beside the first."""
    first = Comment.objects.filter(pk=comment.parent_id or comment.pk).first()
    if first is None or first.hidden_at is not None:
        raise RefusedError(_("This comment is not shown any more. Nobody can answer it."))
    row = Comment(
        submission=first.submission,
        parent=first,
        version_number=first.version_number,
        first_line=first.first_line,
        last_line=first.last_line,
        draft_key=draft_key,
    )
    return _said(actor, row, text)


def _said(actor: Actor, row: Comment, text: str) -> Comment:
    words = cleaned(text).text.replace("\u2029", "\n\n")
    if not words:
        raise RefusedError(_("Write a sentence first."))
    check_size(words, LONGEST)
    if not actor.belongs:
        raise RefusedError(_("Members can do this. Please sign in as one."))
    row.text, row.written_by, row.name = words, actor.key, actor.name
    try:
        return _stored(actor, row)
    except IntegrityError:
        known = Comment.objects.filter(draft_key=row.draft_key, written_by=actor.key).first()
        if row.draft_key is None or known is None:
            raise
        return known


@transaction.atomic
def _stored(actor: Actor, row: Comment) -> Comment:
    submission = Submission.objects.select_related("unit").get(pk=row.submission_id)
    if submission.state in UNSEEN:
        raise RefusedError(_("This text is not public yet."))
    _check_flood(actor, submission)
    row.save()
    if row.parent is not None and row.parent.written_by not in {"", actor.key}:
        notify(
            key=f"motion:{submission.pk}:comment:{row.pk}",
            to=[row.parent.written_by],
            kind="motion_comment",
            url=whole(submission).get_absolute_url(),
            values={"title": name_of(submission)},
        )
    settle(actor, "comment_on_submission", submission)
    return row


def _check_flood(actor: Actor, submission: Submission) -> None:
    since = timezone.now() - timedelta(hours=1)
    mine = Comment.objects.filter(submission=submission, written_by=actor.key)
    if mine.filter(written_at__gte=since).count() >= MOST_AT_ONCE:
        raise RefusedError(_("You have said much here in a short time. Wait for an answer first."))


def _place(
    submission: Submission, lines: tuple[int, int], version_number: int | None
) -> tuple[int, tuple[int, int]]:
    kind = whole(submission)
    if isinstance(kind, Amendment):
        return kind.version.number, (0, 0)
    version = current_version(kind)
    if version_number is not None and version_number != version.number:
        found = kind.versions.filter(number=version_number, published_at__isnull=False).first()
        version = found or version
    first, last = lines
    if (first, last) != (0, 0):
        end = version.wording.paragraphs.order_by("-last_line").values_list("last_line", flat=True)
        if not 1 <= first <= last <= (end.first() or 0):
            raise RefusedError(_("The text has no such lines. Choose them again."))
    return version.number, (first, last)


@transaction.atomic
def take_back(*, actor: Actor, comment: Comment) -> None:
    """Take one's own comment back. Where others have answered it, its place stays, empty."""
    row = _held(comment)
    if not actor.key or row.written_by != actor.key:
        raise RefusedError(_("Only whoever wrote this can take it back."))
    submission = Submission.objects.select_related("unit").get(pk=row.submission_id)
    if row.answers.exists():
        row.text = row.written_by = row.name = ""
        row.save()
    else:
        row.delete()
    settle(actor, "take_comment_back", submission)


@transaction.atomic
def hide(*, actor: Actor, comment: Comment, reason: str) -> Comment:
    """Hide a comment; its place says why."""
    row = _held(comment)
    why = cleaned_line(reason)
    if not why:
        raise RefusedError(_("Say why in one sentence. It stands in the comment's place."))
    check_size(why, 300)
    row.hidden_at, row.hidden_by, row.hidden_reason = timezone.now(), actor.key, why
    row.save()
    submission = Submission.objects.select_related("unit").get(pk=row.submission_id)
    settle(actor, "hide_comment", submission, reason=why)
    return row


@transaction.atomic
def show(*, actor: Actor, comment: Comment) -> Comment:
    """Show a hidden comment again."""
    row = _held(comment)
    row.hidden_at, row.hidden_by, row.hidden_reason = None, "", ""
    row.save()
    submission = Submission.objects.select_related("unit").get(pk=row.submission_id)
    settle(actor, "show_comment", submission)
    return row


def _held(comment: Comment) -> Comment:
    row = Comment.objects.select_for_update(of=("self",)).filter(pk=comment.pk).first()
    if row is None:
        raise RefusedError(_("This comment is not there any more."))
    return row
