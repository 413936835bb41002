"""What follows from a vote for the motion or amendment it was about."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from wirksam.assembly.choices import VoteResult
from wirksam.assembly.models import Vote
from wirksam.foundation.access import Actor
from wirksam.foundation.i18n.days import day
from wirksam.motions.choices import State
from wirksam.motions.models import Motion, Submission
from wirksam.motions.operations.deciding import decide
from wirksam.motions.operations.merging import follow_decision
from wirksam.motions.operations.reopening import reopen

OTHERWISE = frozenset({State.REFERRED, State.SETTLED})
"""What can be voted on besides adopting."""


def outcome_of(submission: Submission | None, result: VoteResult, wanted: str = "") -> str:
    """The state a submission gets by a vote at once; ``wanted``: it was about that, not adopting.

    A carried motion gets none here: it is adopted on a page of its own, with its text.
    """
    if submission is None or result == VoteResult.NO_RESULT:
        return ""
    if wanted:
        return State(wanted) if result == VoteResult.CARRIED and wanted in OTHERWISE else ""
    if result == VoteResult.NOT_CARRIED:
        return State.REJECTED
    is_motion = Motion.objects.filter(pk=submission.pk).exists()
    return "" if is_motion else State.ADOPTED


def follow(actor: Actor, vote: Vote) -> None:
    """Let the submission take the state that the vote gave it; a correction takes back the old."""
    submission = vote.submission
    before = vote.corrects.outcome if vote.corrects else ""
    if submission is None or vote.outcome == before:
        return
    if before:
        reopen(actor=actor, submission=submission, note=vote.correction_reason)
    if vote.outcome:
        with override(settings.LANGUAGE_CODE):
            note = _("Vote of the assembly on %(day)s") % {"day": day(vote.decided_on)}
        decide(actor=actor, submission=submission, state=vote.outcome, note=note)
    submission.refresh_from_db()
    follow_decision(actor=actor, submission=submission)
