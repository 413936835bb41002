"""What those who prepare the assembly do with what was handed in."""

from __future__ import annotations

import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.choices import State
from wirksam.motions.models import Amendment, Motion, Submission
from wirksam.motions.operations.holding import held_in, settle, take_step, whole
from wirksam.motions.operations.telling import tell_movers, tell_watchers
from wirksam.motions.queries.pasting import cleaned_line

MOTION_PREFIX, AMENDMENT_PREFIX = "A", "Ä"
_LONGEST_IDENTIFIER = 40


@transaction.atomic
def publish(
    *,
    actor: Actor,
    submission: Submission,
    identifier: str = "",
    note: str = "",
    revision: int | None = None,
) -> Motion | Amendment:
    """Admit and publish; without an ``identifier`` it gets the next one (A7; Ä3)."""
    kind = whole(submission)
    _lock_numbers(kind)
    submission = held_in(submission, State.SUBMITTED, revision=revision)
    submission.identifier = _identifier(kind, cleaned_line(identifier))
    submission.published_at = timezone.now()
    if isinstance(kind, Motion):
        kind.versions.filter(published_at=None).update(published_at=submission.published_at)
    take_step(actor, submission, State.PUBLISHED, note)
    tell_movers(actor, submission, "motion_published", "published")
    tell_watchers(actor, submission, "motion_news", "published")
    settle(actor, "publish_submission", submission)
    return whole(submission)


@transaction.atomic
def send_back(
    *, actor: Actor, submission: Submission, note: str, revision: int | None = None
) -> Motion | Amendment:
    """Give it back to its movers, who can change it and hand it in again."""
    submission = held_in(submission, State.SUBMITTED, revision=revision)
    _need(note)
    take_step(actor, submission, State.RETURNED, note)
    tell_movers(actor, submission, "motion_returned", f"returned:{submission.revision}")
    settle(actor, "send_submission_back", submission, reason=note)
    return whole(submission)


@transaction.atomic
def refuse(
    *, actor: Actor, submission: Submission, note: str, revision: int | None = None
) -> Motion | Amendment:
    """Not admit it; that is public, with the reason."""
    submission = held_in(submission, State.SUBMITTED, revision=revision)
    _need(note)
    submission.published_at = timezone.now()
    take_step(actor, submission, State.REFUSED, note)
    tell_movers(actor, submission, "motion_refused", "refused")
    settle(actor, "refuse_submission", submission, reason=note)
    return whole(submission)


def _need(note: str) -> None:
    if not note.strip():
        raise RefusedError(_("Say why in one sentence, so that the movers understand it."))


def _lock_numbers(kind: Motion | Amendment) -> None:
    """Hold what numbers are counted in, so that no two get the same."""
    if isinstance(kind, Amendment):
        Submission.objects.select_for_update().get(pk=kind.motion_id)
    elif kind.occasion is not None:
        type(kind.occasion).objects.select_for_update(of=("self",)).get(pk=kind.occasion.pk)


def _identifier(kind: Motion | Amendment, asked: str) -> str:
    taken = _taken(kind)
    if not asked:
        prefix = AMENDMENT_PREFIX if isinstance(kind, Amendment) else MOTION_PREFIX
        own = re.compile(rf"{prefix}(\d{{1,9}})")
        numbers = [int(found[1]) for one in taken if (found := own.fullmatch(one))]
        return f"{prefix}{max(numbers, default=0) + 1}"
    if len(asked) > _LONGEST_IDENTIFIER:
        raise RefusedError(
            _("Say it in at most %(count)s characters.") % {"count": _LONGEST_IDENTIFIER}
        )
    if asked.casefold() in {one.casefold() for one in taken}:
        raise RefusedError(_("“%(name)s” is taken already. Choose another one.") % {"name": asked})
    return asked


def _taken(kind: Motion | Amendment) -> list[str]:
    rows = Submission.objects.exclude(identifier="").exclude(pk=kind.pk)
    if isinstance(kind, Amendment):
        rows = rows.filter(as_amendment__motion=kind.motion_id)
    else:
        rows = rows.filter(occasion=kind.occasion, as_motion__isnull=False)
    return list(rows.values_list("identifier", flat=True))
