"""What a submission is called, and who answers for it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.queries.contacts import answerable
from wirksam.motions.choices import SubmitterRole
from wirksam.motions.models import Amendment, Motion, Submission

_MOST = 120
"""Characters of a title in a list or a notice."""


def mover_keys(submission: Submission) -> list[str]:
    """Keys of those to tell of a question: movers by name, and who answers for their bodies."""
    movers = submission.submitters.filter(role=SubmitterRole.MOVER)
    today = timezone.localdate()
    keys: list[str] = []
    for one in movers.select_related("body__unit", "person"):
        if one.body is not None:
            keys += answerable(one.body, today)
        elif one.person is not None and one.agreed_at is not None:
            keys.append(str(one.person.key))
    return list(dict.fromkeys(keys))


def motion_of(submission: Submission) -> Motion:
    """The motion itself, or the one that an amendment wants to change."""
    amendment = amendment_of(submission)
    return amendment.motion if amendment is not None else submission.as_motion


def amendment_of(submission: Submission) -> Amendment | None:
    """The amendment, where it is one."""
    return getattr(submission, "as_amendment", None)


def title_of(submission: Submission) -> str:
    """Such as "A7 For more trees", or "Ä3 on A7 For more trees"."""
    motion = str(motion_of(submission))
    amendment = amendment_of(submission)
    if amendment is not None:
        motion = _("%(amendment)s on %(motion)s") % {"amendment": amendment, "motion": motion}
    return motion if len(motion) <= _MOST else f"{motion[:_MOST]}\N{HORIZONTAL ELLIPSIS}"
