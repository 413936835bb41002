"""Answering an offer. Yes goes through the same lock and rules as everybody's joining."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import State
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.opportunities.choices import EngagementState, OfferState
from wirksam.opportunities.models import Engagement, HelperProfile, Offer, Opportunity
from wirksam.opportunities.operations.invitations import answer, close_offer
from wirksam.opportunities.operations.joining import Wish, admit
from wirksam.opportunities.operations.places import hold
from wirksam.opportunities.queries.offers import clash_of

_AT_ONCE = 500


@transaction.atomic
def accept_offer(*, actor: Actor, offer: Offer, both: bool = False) -> Engagement:
    """Say yes: in at once, without asking the hosts; twice changes nothing.

    Refused, with nothing changed, where the task was called off, is full or not shown to her any
    more, or where she has something else on that day and does not say that ``both`` can be done.
    Nobody comes onto a waiting list by an offer.
    """
    held = hold(offer.opportunity)
    known = Engagement.objects.filter(opportunity=held, person_id=actor.person_id or 0).first()
    if known is not None:
        close_offer(held, actor.person_id)
        return known
    one = _own(actor, offer)
    _still_there(actor, held)
    other = None if both else clash_of(actor, held)
    if other is not None:
        raise RefusedError(
            _("On this day you have something already: “%(title)s”. If you can do both, say so.")
            % {"title": other.title}
        )
    wish = Wish(
        first_time=one.place == "first_timer",
        experienced=one.place == "experienced",
        accepted=held.warnings if _accepts(actor, held) else (),
    )
    made = admit(held, wish, person_id=actor.person_id, invited=True)
    if made.state != EngagementState.GOING:
        raise RefusedError(
            _("All places are taken meanwhile. On the page of the task there is a waiting list.")
        )
    close_offer(held, actor.person_id)
    return made


@transaction.atomic
def decline_offer(*, actor: Actor, offer: Offer) -> None:
    """Rather not. It costs nothing, and nobody but her ever knows; twice changes nothing."""
    mine = Offer.objects.select_for_update(of=("self",)).filter(
        pk=offer.pk, person=actor.person_id or 0, state=OfferState.OPEN
    )
    for one in mine:
        answer(one, OfferState.DECLINED)


def expire_offers(now: datetime) -> int:
    """The duty: what nobody answered in time runs out; how many. It costs nothing either."""
    rows = Offer.objects.filter(state=OfferState.OPEN, expires_at__lte=now)
    keys = list(rows.order_by("expires_at").values_list("pk", flat=True)[:_AT_ONCE])
    for pk in keys:
        with transaction.atomic():
            for one in rows.select_for_update(of=("self",)).filter(pk=pk):
                answer(one, OfferState.EXPIRED)
    return len(keys)


def _own(actor: Actor, offer: Offer) -> Offer:
    rows = Offer.objects.filter(pk=offer.pk, person=actor.person_id or 0)
    one = rows.first()
    if one is None or one.state != OfferState.OPEN or one.expires_at <= timezone.now():
        raise RefusedError(_("This offer has run out. Look whether the task is still open."))
    return one


def _still_there(actor: Actor, held: Opportunity) -> None:
    if held.state == State.CANCELLED:
        raise RefusedError(_("“%(title)s” is called off.") % {"title": held.title})
    if not can(actor, held, "join"):
        raise RefusedError(_("This is not open to you any more."))


def _accepts(actor: Actor, held: Opportunity) -> bool:
    """She has said that these warnings are all right; what came later she is asked for."""
    one = HelperProfile.objects.filter(person=actor.person_id).first()
    return one is not None and set(held.warnings) <= set(one.accepts)
