"""Taking back a decision that was recorded wrongly, as long as no adopted text hangs on it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.choices import OPEN, State
from wirksam.motions.models import Amendment, Motion, Submission
from wirksam.motions.operations.deciding import DECISIONS, already_decided
from wirksam.motions.operations.holding import held, motion_of, settle, take_step, whole
from wirksam.motions.operations.telling import tell_movers, tell_watchers

_FROZEN = frozenset({State.ADOPTED, State.MODIFIED})
_TAKEN_ALONG = frozenset({State.SETTLED, State.REFERRED})


@transaction.atomic
def reopen(*, actor: Actor, submission: Submission, note: str) -> Motion | Amendment:
    """Bring it back to where the assembly can decide; ``note`` says what was wrong.

    Amendments that had come to an end with a motion come back too. Refused for an adopted motion,
    whose text is frozen, and for amendments to a motion that is decided.
    """
    row = held(submission)
    if row.state in OPEN:
        return whole(row)
    if row.state not in DECISIONS:
        raise RefusedError(already_decided(row))
    motion = motion_of(row)
    if motion.pk == row.pk and row.state in _FROZEN:
        raise RefusedError(_("This motion is adopted and its text is frozen. Hand in a new one."))
    if motion.pk != row.pk and not motion.is_open:
        raise RefusedError(_("The motion itself is decided already. Correct that first."))
    ended_at = row.steps.latest("pk").taken_at
    _back(actor, row, note)
    below = Amendment.objects.filter(motion=motion) if motion.pk == row.pk else None
    if below is not None:
        for one in Submission.objects.filter(pk__in=below, state__in=sorted(_TAKEN_ALONG)):
            if one.steps.latest("pk").taken_at >= ended_at:
                _back(actor, held(one), note)
    settle(actor, "reopen_submission", row, reason=note)
    return whole(row)


def _back(actor: Actor, row: Submission, note: str) -> None:
    take_step(actor, row, State.PUBLISHED, note)
    tell_movers(actor, row, "motion_decided", f"reopened:{row.revision}")
    tell_watchers(actor, row, "motion_decided", f"reopened:{row.revision}")
