"""What those who asked do with offers: take them up, decline kindly, settle, ask again."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.campaigns.choices import HelpState
from wirksam.campaigns.models import HelpAnswer, HelpRequest
from wirksam.campaigns.operations.keeping import settled
from wirksam.campaigns.operations.telling import tell_hosts
from wirksam.foundation.access import Actor, RefusedError, can


@transaction.atomic
def accept_help(*, actor: Actor, answer: HelpAnswer, enough: bool) -> HelpAnswer:
    """Take an offer up; ``enough`` closes the request, otherwise others can still answer."""
    request = _held(actor, answer.request, "take")
    row = _offer(answer)
    if row.withdrawn_at is not None:
        raise RefusedError(_("They have taken this offer back. Look who else has answered."))
    if row.declined_at is not None:
        raise RefusedError(_("You have declined this. Ask them to offer it again."))
    closes = enough and request.state == HelpState.OPEN
    if row.accepted_at is not None and not closes:
        return row
    if row.accepted_at is None:
        row.accepted_at = timezone.now()
        row.save(update_fields=["accepted_at"])
        _tell(actor, request, "help_taken_up", [row])
    if closes:
        _close(actor, request, HelpState.FOUND)
    return settled(actor, "accept_help", row, request.unit.slug)


@transaction.atomic
def decline_help(*, actor: Actor, answer: HelpAnswer) -> HelpAnswer:
    """Say kindly that an offer is not needed; who was counted on is free again."""
    request = _held(actor, answer.request, "view")
    if not can(actor, answer.request.by_body, "host"):
        raise RefusedError(_("Only those who asked can do that."))
    row = _offer(answer)
    if row.withdrawn_at is not None:
        raise RefusedError(_("They have taken this offer back. Look who else has answered."))
    if row.declined_at is not None:
        return row
    kind = "help_released" if row.accepted_at else "help_declined"
    row.accepted_at, row.declined_at = None, timezone.now()
    row.save(update_fields=["accepted_at", "declined_at"])
    _tell(actor, request, kind, [row])
    return settled(actor, "decline_help", row, request.unit.slug)


@transaction.atomic
def end_request(*, actor: Actor, request: HelpRequest, found: bool = False) -> HelpRequest:
    """Say that it was found, or that nothing is needed any more. Who still offers is thanked."""
    row = _held(actor, request, "settle")
    _close(actor, row, HelpState.FOUND if found else HelpState.WITHDRAWN)
    return settled(actor, "end_help_request", row, row.unit.slug)


@transaction.atomic
def reopen_request(*, actor: Actor, request: HelpRequest) -> HelpRequest:
    """Ask again: what was found is not enough, or somebody cannot come after all."""
    row = _held(actor, request, "reopen")
    row.state, row.settled_at = HelpState.OPEN, None
    if row.until and row.until < timezone.localdate():
        row.until = None
    _save(row)
    return settled(actor, "reopen_help_request", row, row.unit.slug)


def _held(actor: Actor, request: HelpRequest, right: str) -> HelpRequest:
    rows = HelpRequest.objects.select_for_update(of=("self",)).select_related("unit")
    row = rows.filter(pk=request.pk).first()
    if row is None or not can(actor, row, right):
        raise RefusedError(_("You cannot do this here now. Look at it as it is now."))
    return row


def _offer(answer: HelpAnswer) -> HelpAnswer:
    return HelpAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)


def _close(actor: Actor, request: HelpRequest, state: HelpState) -> None:
    request.state, request.settled_at = state, timezone.now()
    _save(request)
    waiting = request.answers.filter(accepted_at=None, declined_at=None, withdrawn_at=None)
    _tell(actor, request, "help_settled", waiting)


def _save(request: HelpRequest) -> None:
    request.revision += 1
    request.save(update_fields=["state", "settled_at", "until", "revision"])


def _tell(actor: Actor, request: HelpRequest, kind: str, answers: Iterable[HelpAnswer]) -> None:
    for one in answers:
        tell_hosts(
            actor,
            [one.by_body_id],
            kind,
            request,
            occasion=f"{one.pk}-{request.revision}",
            unit=request.unit,
        )
