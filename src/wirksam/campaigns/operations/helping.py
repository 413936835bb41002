"""Asking other chapters for help, offering it, taking it up. Nobody owes anything in return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.campaigns.choices import HelpState
from wirksam.campaigns.models import Frame, HelpAnswer, HelpRequest, LocalAction
from wirksam.campaigns.operations.keeping import held, settled, words
from wirksam.foundation.access import Actor, RefusedError, can

LONGEST = 500
MOST_OPEN = 12
"""Requests of one body that may be open at the same time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is missing, until when; for an action, for a frame, or for neither."""

    kind: str
    text: str
    until: date | None = None
    action: LocalAction | None = None
    frame: Frame | None = None
    draft_key: UUID | None = None


@transaction.atomic
def ask_for_help(*, actor: Actor, body: Body, asked: Asked) -> HelpRequest:
    """Say what is missing. The same form gives the request that is there already."""
    own = _speaking_for(actor, body)
    known = HelpRequest.objects.filter(draft_key=asked.draft_key, by_body=own).first()
    if asked.draft_key and known:
        return known
    if asked.until and asked.until < timezone.localdate():
        raise RefusedError(_("Choose a day to come."))
    if asked.action and asked.action.host_id != own.pk:
        raise RefusedError(_("Only those who host this action can do that."))
    if asked.frame and not can(actor, asked.frame, "view"):
        raise RefusedError(_("You cannot do this here now. Look at it as it is now."))
    if HelpRequest.objects.filter(by_body=own, state=HelpState.OPEN).count() >= MOST_OPEN:
        raise RefusedError(_("That is a lot at once. Settle what you have found already."))
    row = HelpRequest.objects.create(
        unit=own.unit,
        by_body=own,
        action=asked.action,
        frame=asked.frame or (asked.action.frame if asked.action else None),
        kind=asked.kind,
        text=words(asked.text, LONGEST, ask=_("Say what you need.")),
        until=asked.until,
        asked_by=actor.key,
        draft_key=asked.draft_key,
    )
    return settled(actor, "ask_for_help", row, own.unit.slug, kind=str(asked.kind))


@transaction.atomic
def answer_help(*, actor: Actor, request: HelpRequest, body: Body, text: str) -> HelpAnswer:
    """Offer help in the name of a body, of any unit; once, and not to itself."""
    row = held(actor, request, "answer")
    own = _speaking_for(actor, body)
    if own.pk == row.by_body_id:
        raise RefusedError(_("You asked for this yourselves. Another body can answer."))
    said = words(text, LONGEST, ask=_("Say what you can give, and how you are reached."))
    try:
        with transaction.atomic():
            made = HelpAnswer.objects.create(
                request=row, by_body=own, text=said, answered_by=actor.key
            )
    except IntegrityError as error:
        raise RefusedError(_("Your body has answered already. Take that back first.")) from error
    return settled(actor, "answer_help", made, own.unit.slug)


@transaction.atomic
def accept_help(*, actor: Actor, answer: HelpAnswer, enough: bool) -> HelpAnswer:
    """Take an offer up; ``enough`` closes the request, otherwise others can still answer."""
    request = held(actor, answer.request, "settle")
    row = HelpAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if row.withdrawn_at is not None:
        raise RefusedError(_("They have taken this offer back. Look who else has answered."))
    if row.accepted_at is None:
        row.accepted_at = timezone.now()
        row.save(update_fields=["accepted_at"])
    if enough:
        _close(request, HelpState.FOUND)
    return settled(actor, "accept_help", row, request.unit.slug)


@transaction.atomic
def withdraw_answer(*, actor: Actor, answer: HelpAnswer) -> HelpAnswer:
    """Take an offer back, as long as nobody counts on it."""
    row = held(actor, answer, "withdraw")
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    return settled(actor, "withdraw_help_answer", row, row.by_body.unit.slug)


@transaction.atomic
def end_request(*, actor: Actor, request: HelpRequest, found: bool = False) -> HelpRequest:
    """Say that it was found otherwise, or that nothing is needed any more."""
    row = held(actor, request, "settle")
    _close(row, HelpState.FOUND if found else HelpState.WITHDRAWN)
    return settled(actor, "end_help_request", row, row.unit.slug)


def _close(request: HelpRequest, state: HelpState) -> None:
    request.state, request.settled_at = state, timezone.now()
    request.revision += 1
    request.save(update_fields=["state", "settled_at", "revision"])


def _speaking_for(actor: Actor, body: Body) -> Body:
    """The body, held: two forms of it come one after the other."""
    found = Body.objects.select_for_update(of=("self",)).select_related("unit").get(pk=body.pk)
    if not can(actor, found, "host"):
        raise RefusedError(_("You cannot plan for this body. Choose one of yours."))
    return found
