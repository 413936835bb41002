"""Who is in charge from when on: passing the lead on, and naming who else takes part."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Occasion
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.foundation.search.operations import reindex
from wirksam.programme.choices import Role
from wirksam.programme.models import Commitment, Responsibility
from wirksam.programme.operations.holding import in_force
from wirksam.programme.queries.places import scopes_of
from wirksam.programme.rules import ALREADY_DECIDED


@transaction.atomic
def pass_on(  # noqa: PLR0913 (all by keyword; most deeds need five)
    *,
    actor: Actor,
    commitment: Commitment,
    to: Body,
    on: date,
    reason: str,
    acting_for: Body | None = None,
    ends_with: Occasion | None = None,
    revision: int | None = None,
) -> Responsibility:
    """``to`` is in charge from ``on`` until the next lead that is already planned, if any.

    ``acting_for`` a body that is not there yet, until ``ends_with`` has happened. Rows are voided
    and added, so that it stays known who was in charge as seen at any moment.
    """
    commitment = in_force(commitment, revision)
    _is_possible(to, on, acting_for)
    ends_on = _made_room(actor, commitment, on, (to, acting_for, ends_with))
    try:
        with transaction.atomic():
            row = Responsibility.objects.create(
                commitment=commitment,
                body=to,
                starts_on=on,
                ends_on=ends_on,
                reason=reason.strip()[:300],
                acting_for=acting_for,
                ends_with=ends_with,
                recorded_by=actor.key,
            )
    except DatabaseError as error:
        raise RefusedError(ALREADY_DECIDED) from error
    _settle(actor, "pass_on_commitment", commitment, row)
    return row


@transaction.atomic
def let_go(*, actor: Actor, commitment: Commitment, on: date, reason: str) -> None:
    """Nobody is in charge from ``on`` (the gap is flagged) until a lead that is planned."""
    commitment = in_force(commitment)
    rows = commitment.responsibilities.filter(role=Role.LEAD)
    now = next((row for row in rows if row.runs_on(on)), None)
    if now is None:
        raise RefusedError(_("Nobody is in charge then."))
    _cut(actor, now, on)
    _settle(actor, "let_go_of_commitment", commitment, now, reason=reason)


@transaction.atomic
def involve(
    *, actor: Actor, commitment: Commitment, body: Body, role: str, on: date
) -> Responsibility:
    """``body`` takes part, is heard or only organises from ``on``; a lead is passed on instead."""
    if role not in Role.values or role == Role.LEAD:
        raise RefusedError(_("Choose in which way it takes part."))
    commitment = in_force(commitment)
    _is_possible(body, on, None)
    same = commitment.responsibilities.filter(body=body, role=role)
    if any(row.ends_on is None or row.ends_on >= on for row in same):
        raise RefusedError(_("“%(name)s” takes part already.") % {"name": body.name})
    row = Responsibility.objects.create(
        commitment=commitment,
        body=body,
        role=role,
        starts_on=on,
        recorded_by=actor.key,
    )
    _settle(actor, "involve_body", commitment, row)
    return row


def _made_room(
    actor: Actor,
    commitment: Commitment,
    on: date,
    wanted: tuple[Body, Body | None, Occasion | None],
) -> date | None:
    """End the lead that runs ``on``, unless it is the wanted one; the day before the next lead."""
    leads = list(commitment.responsibilities.filter(role=Role.LEAD))
    now = next((row for row in leads if row.runs_on(on)), None)
    if now is not None:
        keys = tuple(one.pk if one else None for one in wanted)
        if (now.body_id, now.acting_for_id, now.ends_with_id) == keys:
            raise RefusedError(_("“%(name)s” is in charge already.") % {"name": wanted[0].name})
        _cut(actor, now, on)
    later = min((row.starts_on for row in leads if row.starts_on > on), default=None)
    return later - timedelta(days=1) if later else None


def _is_possible(to: Body, on: date, acting_for: Body | None) -> None:
    if not to.runs_on(on):
        raise RefusedError(_("“%(name)s” does not exist on that day.") % {"name": to.name})
    if acting_for is not None and acting_for.pk == to.pk:
        raise RefusedError(_("A body acts for another one, not for itself."))


def _cut(actor: Actor, row: Responsibility, on: date) -> None:
    """Void ``row``; what it said until the day before ``on`` is said again by a new row."""
    row.voided_at = timezone.now()
    row.save(update_fields=["voided_at"])
    if row.starts_on < on:
        Responsibility.objects.create(
            commitment_id=row.commitment_id,
            body_id=row.body_id,
            role=row.role,
            starts_on=row.starts_on,
            ends_on=on - timedelta(days=1),
            reason=row.reason,
            acting_for_id=row.acting_for_id,
            ends_with_id=row.ends_with_id,
            recorded_by=actor.key,
        )


def _settle(
    actor: Actor, verb: str, commitment: Commitment, row: Responsibility, reason: str = ""
) -> None:
    commitment.revision += 1
    commitment.save(update_fields=["revision"])
    record(
        actor=actor,
        verb=verb,
        subject=commitment,
        body=row.body_id,
        on=row.starts_on.isoformat(),
        reason=reason,
    )
    touch(*scopes_of(commitment))
    reindex("commitments", commitment.pk)
