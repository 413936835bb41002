"""What allies leave open: contacts to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter
from wirksam.network.models import PartnerContact
from wirksam.network.operations.reminding import AHEAD

_MOST, _MINUTES = 20, 2


def contact_matters(actor: Actor) -> Iterator[Matter]:
    """Contacts that are to be looked at again within two weeks; one query, one line an ally."""
    if not actor.can(Capability.PARTNER_KEEP):
        return
    soon = timezone.localdate() + AHEAD
    rows = visible(actor, PartnerContact, "keep").filter(review_on__lte=soon)
    seen: set[int] = set()
    for one in rows.select_related("partner").order_by("review_on", "pk")[:_MOST]:
        if one.partner_id in seen:
            continue
        seen.add(one.partner_id)
        yield Matter(
            _("Look again at whom you know at %(ally)s") % {"ally": one.partner.name},
            reverse("partner", args=[one.partner_id]) + "#menschen",
            "clock",
            detail=_("What nobody looks at again is deleted half a year later."),
            due=one.review_on,
            minutes=_MINUTES,
        )
