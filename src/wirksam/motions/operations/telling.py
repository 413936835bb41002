"""Telling movers and followers what happens to a motion."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from wirksam.foundation.access import Actor
from wirksam.foundation.notices.operations import notify, settle, tell_followers
from wirksam.motions.choices import SubmitterRole
from wirksam.motions.models import Motion, Procedure, Submission, Submitter
from wirksam.motions.operations.holding import motion_of, whole

MOTION = "motion"
"""The type under which motions are followed; their key is the slug."""

_LONGEST = 80


def name_of(submission: Submission) -> str:
    """What a notice calls it."""
    kind = whole(submission)
    motion = kind if isinstance(kind, Motion) else kind.motion
    words = f"{submission.identifier} {motion.title}".strip()
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def tell_asked(actor: Actor, submission: Submission, asked: Iterable[Submitter]) -> None:
    """Ask people whether they want to move or support it too."""
    for row in asked:
        if row.person is None or row.person_id == actor.person_id:
            continue
        notify(
            key=f"motion:{submission.pk}:asked:{row.person_id}:{submission.revision}",
            to=[str(row.person.key)],
            kind="motion_asked",
            url=whole(submission).get_absolute_url(),
            values={"title": name_of(submission)},
        )


def settle_asked(submission: Submission, person_id: int) -> None:
    """The question is answered."""
    settle(f"motion:{submission.pk}:asked:{person_id}:")


def tell_movers(actor: Actor, submission: Submission, kind: str, about: str) -> None:
    """Tell people who move it, and who wrote it for a body; not the one who did it."""
    movers = submission.submitters.filter(role=SubmitterRole.MOVER, person__isnull=False)
    people = [str(key) for key in movers.values_list("person__key", flat=True)]
    people += [submission.created_by] if submission.created_by else []
    notify(
        key=f"motion:{submission.pk}:{about}",
        to=[key for key in people if key != actor.key],
        kind=kind,
        url=whole(submission).get_absolute_url(),
        values={"title": name_of(submission)},
    )


def tell_watchers(actor: Actor, submission: Submission, kind: str, about: str) -> None:
    """Tell all who watch the motion; not the one who did it.

    What happens to its amendments is told once a day for all of them.
    """
    motion = motion_of(submission)
    key = f"motion:{motion.pk}:{about}"
    if motion.pk != submission.pk:
        kind, key = "motion_news", f"motion:{motion.pk}:amendments:{timezone.localdate()}"
    tell_followers(
        subject_type=MOTION,
        subject_key=motion.slug,
        key=key,
        kind=kind,
        url=motion.get_absolute_url(),
        values={"title": name_of(motion)},
        besides=actor.key,
    )


def tell_preparers(actor: Actor, submission: Submission, procedure: Procedure) -> None:
    """Tell whoever wrote a recommendation that the movers have answered."""
    if procedure.written_by in {"", actor.key}:
        return
    notify(
        key=f"motion:{submission.pk}:answered:{procedure.pk}:{procedure.answer}",
        to=[procedure.written_by],
        kind="motion_answered",
        url=whole(submission).get_absolute_url(),
        values={"title": name_of(submission)},
    )
