"""Handing in and withdrawing; asking others to move or support."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Person
from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.choices import OPEN, State, SubmitterRole
from wirksam.motions.models import Amendment, Motion, Submission, Submitter
from wirksam.motions.operations import amending
from wirksam.motions.operations.deciding import settle_amendments
from wirksam.motions.operations.drafting import CHANGEABLE
from wirksam.motions.operations.holding import held, held_in, saved, settle, take_step, whole
from wirksam.motions.operations.movers import check_belongs
from wirksam.motions.operations.telling import (
    settle_asked,
    tell_asked,
    tell_movers,
    tell_watchers,
)
from wirksam.motions.queries.findings import is_late

MOST_ASKED = 30


@transaction.atomic
def hand_in(
    *, actor: Actor, submission: Submission, revision: int | None = None
) -> Motion | Amendment:
    """Hand a draft in. What is late is marked so and needs reasons for its urgency."""
    kind = whole(submission)
    if isinstance(kind, Amendment):
        amending.open_motion(actor, kind.motion)
    submission = held_in(submission, *CHANGEABLE, revision=revision)
    _check_complete(submission)
    now = timezone.now()
    _check_urgency(submission, now)
    submission.handed_in_at = now
    take_step(actor, submission, State.SUBMITTED)
    settle(actor, "hand_in_submission", submission)
    return whole(submission)


def _check_complete(submission: Submission) -> None:
    if submission.occasion is None:
        raise RefusedError(_("Choose the assembly that is to decide about it."))
    movers = list(submission.submitters.filter(role=SubmitterRole.MOVER))
    if any(row.body_id and row.resolved_on is None for row in movers):
        raise RefusedError(_("Say on which day the body resolved to hand this in."))
    if not any(row.person_id is None or row.agreed_at for row in movers):
        raise RefusedError(_("Nobody has agreed to move this yet."))


def _check_urgency(submission: Submission, now: datetime) -> None:
    """What comes after its deadline is marked so; the assembly wants to know why."""
    submission.handed_in_at = None
    submission.is_late = is_late(submission, now)
    if submission.is_late and not submission.urgency.strip():
        raise RefusedError(
            _("The deadline is over. Write in the draft why it cannot wait, then hand it in.")
        )


@transaction.atomic
def withdraw(
    *, actor: Actor, submission: Submission, note: str = "", revision: int | None = None
) -> Motion | Amendment:
    """Withdraw what was handed in. What was published keeps its page."""
    states = (*OPEN, State.SUBMITTED)
    submission = held_in(submission, *states, revision=revision)
    if submission.published_at is None:
        take_step(actor, submission, State.DRAFT, note)
    else:
        take_step(actor, submission, State.WITHDRAWN, note)
        settle_amendments(actor, submission)
        tell_watchers(actor, submission, "motion_withdrawn", f"withdrawn:{submission.revision}")
    settle(actor, "withdraw_submission", submission, reason=note)
    return whole(submission)


@transaction.atomic
def ask(
    *,
    actor: Actor,
    submission: Submission,
    person: Person,
    role: SubmitterRole = SubmitterRole.MOVER,
) -> Submitter:
    """Ask somebody to move or support a draft too; asking again changes nothing."""
    submission = held_in(submission, *CHANGEABLE)
    known = submission.submitters.filter(person=person).first()
    if known is not None:
        return known
    count = submission.submitters.count()
    if count >= MOST_ASKED:
        raise RefusedError(_("At most %(count)s can be asked.") % {"count": MOST_ASKED})
    row = Submitter.objects.create(
        submission=submission, person=person, name=person.name, role=role, position=count
    )
    saved(submission)
    tell_asked(actor, submission, [row])
    settle(actor, "ask_mover", submission)
    return row


@transaction.atomic
def agree(*, actor: Actor, submission: Submission) -> Submitter:
    """Say yes to having been asked."""
    submission = held(submission)
    row = _asked(actor, submission)
    row.agreed_at = row.agreed_at or timezone.now()
    row.save()
    saved(submission)
    settle_asked(submission, actor.person_id)
    tell_movers(actor, submission, "motion_agreed", f"agreed:{actor.person_id}")
    settle(actor, "agree_to_submission", submission)
    return row


@transaction.atomic
def decline(*, actor: Actor, submission: Submission) -> None:
    """Say no to having been asked; one's name goes from it."""
    submission = held(submission)
    row = _asked(actor, submission)
    if submission.published_at is not None:
        raise RefusedError(_("It is public already. Ask the presidium to take your name off."))
    others = submission.submitters.filter(role=SubmitterRole.MOVER).exclude(pk=row.pk)
    if row.role == SubmitterRole.MOVER and not others.exists():
        raise RefusedError(_("You are the last who moves it. Throw the draft away instead."))
    row.delete()
    saved(submission)
    settle_asked(submission, actor.person_id)
    settle(actor, "decline_submission", submission)


def _asked(actor: Actor, submission: Submission) -> Submitter:
    row = submission.submitters.filter(person=actor.person_id or None).first()
    if row is None or not actor.person_id:
        raise RefusedError(_("Nobody has asked you about this, or it is over."))
    return row


@transaction.atomic
def seek_supporters(*, actor: Actor, submission: Submission) -> Motion | Amendment:
    """Show a draft to members, so that they can support it."""
    submission = held_in(submission, State.DRAFT, State.RETURNED)
    take_step(actor, submission, State.COLLECTING)
    settle(actor, "seek_supporters", submission)
    return whole(submission)


@transaction.atomic
def support(*, actor: Actor, submission: Submission) -> Submitter:
    """Support a draft that looks for supporters."""
    submission = held_in(submission, State.COLLECTING)
    check_belongs(actor, submission.unit)
    row, _new = Submitter.objects.get_or_create(
        submission=submission,
        person_id=actor.person_id,
        defaults={
            "name": actor.name,
            "role": SubmitterRole.SUPPORTER,
            "position": submission.submitters.count(),
        },
    )
    if row.agreed_at is None:
        row.role, row.agreed_at = SubmitterRole.SUPPORTER, timezone.now()
        row.save()
    saved(submission)
    settle_asked(submission, actor.person_id)
    settle(actor, "agree_to_submission", submission)
    return row
