"""Asking other chapters for help and offering it. Nobody owes anything in return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import CoHostState
from wirksam.activities.models import CoHost
from wirksam.association.models import Body
from wirksam.campaigns.choices import FrameState, HelpState
from wirksam.campaigns.models import Frame, HelpAnswer, HelpRequest, LocalAction
from wirksam.campaigns.operations.keeping import held, settled, words
from wirksam.campaigns.operations.telling import tell_asked, tell_hosts
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
    """Say what is missing; boards above and beside are told. The same form asks once."""
    own = _speaking_for(actor, body)
    known = _known(asked.draft_key)
    if known and known.by_body_id == own.pk:
        return known
    _makes_sense(own, asked)
    row = HelpRequest.objects.create(
        unit=own.unit,
        by_body=own,
        action=asked.action,
        frame=asked.frame or (asked.action.frame if asked.action else None),
        kind=asked.kind,
        text=words(asked.text, LONGEST, ask=_("Say what you need.")),
        until=asked.until,
        asked_by=actor.key,
        draft_key=None if known else asked.draft_key,
    )
    tell_asked(actor, row)
    return settled(actor, "ask_for_help", row, own.unit.slug, kind=str(asked.kind))


@transaction.atomic
def answer_help(*, actor: Actor, request: HelpRequest, body: Body, text: str) -> HelpAnswer:
    """Offer help in the name of a body, of any unit; once, and not to itself."""
    row = _wanted(actor, request)
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
    tell_hosts(actor, [row.by_body_id], "help_offered", row, occasion=made.pk, unit=own.unit)
    return settled(actor, "answer_help", made, own.unit.slug)


@transaction.atomic
def withdraw_answer(*, actor: Actor, answer: HelpAnswer) -> HelpAnswer:
    """Take an offer back, as long as nobody counts on it."""
    request = HelpRequest.objects.select_for_update(of=("self",)).get(pk=answer.request_id)
    row = held(actor, answer, "withdraw")
    if row.accepted_at is not None:
        raise RefusedError(
            _("They count on you. Talk to them: they can release you from it on this page.")
        )
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    own = row.by_body.unit
    tell_hosts(actor, [request.by_body_id], "help_taken_back", request, occasion=row.pk, unit=own)
    return settled(actor, "withdraw_help_answer", row, own.slug)


def _known(key: UUID | None) -> HelpRequest | None:
    """What this very form has made already, maybe in the name of another body."""
    return HelpRequest.objects.filter(draft_key=key).first() if key else None


def _makes_sense(own: Body, asked: Asked) -> None:
    if asked.until and asked.until < timezone.localdate():
        raise RefusedError(_("Choose a day to come."))
    if asked.action:
        _own_action(own, asked.action)
    if asked.frame and asked.frame.state != FrameState.OPEN:
        raise RefusedError(_("This campaign is not open. Ask without it."))
    if HelpRequest.objects.filter(by_body=own, state=HelpState.OPEN).count() >= MOST_OPEN:
        raise RefusedError(_("That is a lot at once. Settle what you have found already."))


def _own_action(own: Body, action: LocalAction) -> None:
    if action.is_ended:
        raise RefusedError(_("This action day is over or called off. Ask without it."))
    agreed = CoHost.objects.filter(activity=action.pk, body=own, state=CoHostState.AGREED)
    if action.host_id != own.pk and not agreed.exists():
        raise RefusedError(_("Only those who host this action can do that."))


def _wanted(actor: Actor, request: HelpRequest) -> HelpRequest:
    """The request, held while it is answered: it may have been settled meanwhile."""
    rows = HelpRequest.objects.select_for_update(of=("self",)).filter(pk=request.pk)
    row = rows.select_related("unit").first()
    if row is None or not can(actor, row, "answer"):
        raise RefusedError(_("They no longer look for this. See what else is needed."))
    return row


def _speaking_for(actor: Actor, body: Body) -> Body:
    """The body, held: two forms of it come one after the other."""
    found = Body.objects.select_for_update(of=("self",)).select_related("unit").get(pk=body.pk)
    if not can(actor, found, "host"):
        raise RefusedError(_("You cannot plan for this body. Choose one of yours."))
    return found
