"""Moving deadlines, alone or with the occasion they hang on; each move leaves a note."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.association.models import Occasion, OccasionMove
from wirksam.association.operations import occasions
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.choices import IN_FORCE
from wirksam.programme.models import Commitment, Deadline, DeadlineShift
from wirksam.programme.operations.holding import in_force
from wirksam.programme.queries.moving import on_occasion
from wirksam.programme.queries.places import scopes_of


@transaction.atomic
def move_occasion(
    *, actor: Actor, occasion: Occasion, to: date | None, reason: str, revision: int
) -> list[DeadlineShift]:
    """Move an occasion and every deadline on it; the shifts, one for each deadline.

    Refused where it has changed since ``revision`` was shown; the message says to what.
    """
    move = occasions.move_occasion(
        actor=actor, occasion=occasion, to=to, reason=reason, revision=revision
    )
    shifts = move.shifts.select_related("deadline__commitment__version__programme")
    return list(shifts.order_by("pk"))


def note_shifts(actor: Actor, move: OccasionMove) -> None:
    """The programme's part of a move: one note for each deadline of a confirmed commitment."""
    deadlines = list(on_occasion(move.occasion))
    keys = sorted(deadline.commitment_id for deadline in deadlines)
    held = Commitment.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))
    confirmed = {pk for pk, state in held.values_list("pk", "state") if state in IN_FORCE}
    DeadlineShift.objects.bulk_create(
        DeadlineShift(
            deadline=deadline,
            occasion_move=move,
            before=deadline.day_after(move.before),
            after=deadline.day_after(move.after),
            reason=move.reason,
            shifted_by=actor.key,
        )
        for deadline in deadlines
        if deadline.commitment_id in confirmed
    )
    scopes = scopes_of(*(deadline.commitment for deadline in deadlines))
    if scopes:
        touch(*sorted(scopes), "programmes")


@transaction.atomic
def move_deadline(
    *, actor: Actor, commitment: Commitment, to: date, reason: str, revision: int | None = None
) -> DeadlineShift:
    """Put a deadline on a date of its own; its wording stays, the note says when and why."""
    commitment = in_force(commitment, revision)
    deadline = Deadline.objects.select_related("occasion").filter(commitment=commitment).first()
    if deadline is None:
        deadline = Deadline.objects.create(commitment=commitment, wording=to.isoformat())
    if not reason.strip():
        raise RefusedError(_("Say in a few words why it moves."))
    before = deadline.due_on
    if before == to and deadline.occasion is None:
        raise RefusedError(_("This is its date already."))
    deadline.occasion, deadline.offset_days, deadline.fixed_on = None, 0, to
    deadline.save()
    shift = DeadlineShift.objects.create(
        deadline=deadline,
        before=before,
        after=to,
        reason=reason.strip()[:300],
        shifted_by=actor.key,
    )
    commitment.revision += 1
    commitment.save(update_fields=["revision"])
    record(actor=actor, verb="move_deadline", subject=commitment, to=to.isoformat(), reason=reason)
    touch(*scopes_of(commitment))
    return shift
