"""Hosting together: one body asks, the other decides, and may leave again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import CoHostState
from wirksam.activities.models import Activity, CoHost
from wirksam.activities.operations.saving import locked, note, still_planned, touch_pages
from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError, can

_NEXT = {
    CoHostState.AGREED: {CoHostState.ASKED},
    CoHostState.DECLINED: {CoHostState.ASKED},
    CoHostState.WITHDRAWN: {CoHostState.AGREED},
}


@transaction.atomic
def ask_cohost(*, actor: Actor, activity: Activity, body: Body) -> CoHost:
    """Ask another body to host too; asking again is possible after a no."""
    now = still_planned(locked(actor, activity))
    if body.pk == now.host_id:
        raise RefusedError(_("This body hosts it already."))
    if not body.runs_on(timezone.localdate()):
        raise RefusedError(_("This body has ended. Choose another one."))
    asked, new = CoHost.objects.get_or_create(
        activity=now, body=body, defaults={"asked_by": actor.key}
    )
    if not new:
        if asked.state in {CoHostState.ASKED, CoHostState.AGREED}:
            raise RefusedError(_("This body has been asked already."))
        asked.state, asked.asked_by, asked.asked_at = CoHostState.ASKED, actor.key, timezone.now()
        asked.answered_by, asked.answered_at = "", None
        asked.save()
    note(actor, "ask_cohost", now, body=body.key)
    return asked


@transaction.atomic
def answer_cohost(*, actor: Actor, cohost: CoHost, state: str) -> CoHost:
    """Agree, decline, or stop hosting; only whoever plans for the body that was asked."""
    row = CoHost.objects.select_for_update(of=("self",)).filter(pk=cohost.pk).first()
    if row is None:
        raise RefusedError(_("This invitation has been taken back."))
    if not can(actor, row, "answer"):
        raise RefusedError(_("Only the body that was asked can answer, as long as it is planned."))
    if row.state not in _NEXT[CoHostState(state)]:
        raise RefusedError(_("This has been answered already."))
    row.state, row.answered_by, row.answered_at = state, actor.key, timezone.now()
    row.save()
    activity = Activity.objects.select_related("host__unit").get(pk=row.activity_id)
    note(actor, "answer_cohost", activity, state=str(state), body=row.body.key)
    touch_pages(activity)
    return row


@transaction.atomic
def take_back_cohost(*, actor: Actor, cohost: CoHost) -> None:
    """Take an unanswered invitation back."""
    activity = locked(actor, cohost.activity)
    gone, _rows = CoHost.objects.filter(pk=cohost.pk, state=CoHostState.ASKED).delete()
    if not gone:
        raise RefusedError(_("This has been answered already."))
    note(actor, "take_back_cohost", activity, body=cohost.body.key)
