"""What an open offer does for whoever joins: she was asked, so she need not ask."""

from __future__ import annotations

from django.utils import timezone

from wirksam.foundation.notices.operations import settle
from wirksam.opportunities.choices import OfferState
from wirksam.opportunities.models import Offer, Opportunity


def is_invited(held: Opportunity, person_id: int) -> bool:
    """She has an offer of this task that has not run out."""
    rows = Offer.objects.filter(opportunity=held, person=person_id, state=OfferState.OPEN)
    return rows.filter(expires_at__gt=timezone.now()).exists()


def close_offer(held: Opportunity, person_id: int) -> None:
    """She is in: her offer of this task is answered, whichever way she came."""
    for one in Offer.objects.filter(opportunity=held, person=person_id, state=OfferState.OPEN):
        answer(one, OfferState.ACCEPTED)


def answer(one: Offer, state: str) -> None:
    """Store how an offer ended; the notice of it is done."""
    one.state = state
    one.answered_at = None if state == OfferState.EXPIRED else timezone.now()
    one.save(update_fields=["state", "answered_at"])
    settle(f"opportunity-offer:{one.pk}:")
