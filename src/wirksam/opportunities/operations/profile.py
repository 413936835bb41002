"""What somebody says about helping. She alone writes, changes and deletes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.notices.operations import settle
from wirksam.opportunities.choices import OfferState
from wirksam.opportunities.models import HelperProfile, Offer
from wirksam.opportunities.operations.invitations import answer

FIELDS = (
    "wants_offers", "per_week", "minutes", "when", "online_only", "topics", "experience", "accepts",
)  # fmt: skip


@transaction.atomic
def say_how_i_help(*, actor: Actor, said: Mapping[str, Any]) -> HelperProfile:
    """Write it down, or change it. As it is hers alone, it is not in the journal.

    Whoever no longer wants to be asked need not answer what she was asked.
    """
    if not actor.person_id:
        raise RefusedError(_("Sign in first."))
    values = {name: said[name] for name in FIELDS if name in said}
    one, _made = HelperProfile.objects.update_or_create(
        person_id=actor.person_id, defaults={**values, "changed_at": timezone.now()}
    )
    if not one.wants_offers:
        for offer in Offer.objects.filter(person=one.person_id, state=OfferState.OPEN):
            answer(offer, OfferState.DECLINED)
    return one


@transaction.atomic
def forget_how_i_help(*, actor: Actor) -> None:
    """Delete it, and what she was offered; from now on nobody offers her anything."""
    offers = Offer.objects.filter(person_id=actor.person_id or 0)
    for one in offers:
        settle(f"opportunity-offer:{one.pk}:")
    offers.delete()
    HelperProfile.objects.filter(person_id=actor.person_id or 0).delete()
