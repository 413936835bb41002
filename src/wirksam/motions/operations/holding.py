"""Holding a submission while it changes, and what every change leaves behind."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.foundation.search.operations import reindex
from wirksam.motions.choices import State
from wirksam.motions.models import Amendment, Motion, Step, Submission
from wirksam.motions.rules import LIST_SCOPE, LONGEST_NOTE, scope_of
from wirksam.motions.searching import AMENDMENTS, MOTIONS

CHANGED_MEANWHILE = _(
    "Somebody else has just changed this. Your words are still here: compare, then save again."
)
GONE = _("This draft is not there any more.")
NOT_ANY_MORE = _("This cannot be done any more: it is %(state)s.")


def held(submission: Submission, revision: int | None = None) -> Submission:
    """The row as it is now, held; refused where it has changed since ``revision`` was shown."""
    now = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("unit", "occasion")
        .filter(pk=submission.pk)
        .first()
    )
    if now is None:
        raise RefusedError(GONE)
    if revision is not None and now.revision != revision:
        raise RefusedError(CHANGED_MEANWHILE)
    return now


def held_in(submission: Submission, *states: State, revision: int | None = None) -> Submission:
    """The row, held, if it is in one of ``states``."""
    now = held(submission, None)
    if now.state not in states:
        raise RefusedError(NOT_ANY_MORE % {"state": State(now.state).label})
    if revision is not None and now.revision != revision:
        raise RefusedError(CHANGED_MEANWHILE)
    return now


def motion_of(submission: Submission) -> Motion:
    """The motion itself, or the one an amendment wants to change."""
    found = Motion.objects.filter(Q(pk=submission.pk) | Q(amendments=submission.pk))
    return found.select_related("unit", "occasion").distinct().get()


def whole(submission: Submission) -> Motion | Amendment:
    """The submission with what is said of its kind."""
    motion = Motion.objects.filter(pk=submission.pk).first()
    if motion is not None:
        return motion
    amendments = Amendment.objects.select_related("motion", "version")
    amendment = amendments.filter(pk=submission.pk).first()
    if amendment is None:
        raise RefusedError(GONE)
    return amendment


def take_step(actor: Actor, submission: Submission, after: State, note: str = "") -> Submission:
    """Bring a held submission into another state and remember who did it."""
    before, submission.state = submission.state, after
    saved(submission)
    Step.objects.create(
        submission=submission,
        before=before,
        after=after,
        note=note.strip()[:LONGEST_NOTE],
        taken_by=actor.key,
    )
    return submission


def saved(submission: Submission) -> Submission:
    """Save a held submission as changed."""
    submission.revision += 1
    submission.changed_at = timezone.now()
    submission.save()
    return submission


def settle(actor: Actor, verb: str, submission: Submission, reason: str = "") -> None:
    """Journal, search, content versions: the end of every operation."""
    unit = submission.unit.slug
    record(actor=actor, verb=verb, subject=submission, unit_key=unit, reason=reason)
    motion = motion_of(submission)
    reindex(MOTIONS if motion.pk == submission.pk else AMENDMENTS, submission.pk)
    touch(LIST_SCOPE, scope_of(motion.slug))
