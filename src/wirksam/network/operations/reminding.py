"""Reminding of contacts that are to be looked at again.

What is to be said follows from the day alone, its key from the fact: missed or doubled runs neither
leave out nor repeat anything.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from wirksam.foundation.notices.operations import notify
from wirksam.network.models import PartnerContact
from wirksam.network.operations.contacts import notice_key
from wirksam.network.queries.partners import keepers_of

AHEAD = timedelta(days=14)


def remind_of_contacts(now: datetime) -> int:
    """Tell whoever keeps the allies of a unit, two weeks ahead; how many contacts are due."""
    soon = timezone.localdate(now) + AHEAD
    rows = PartnerContact.objects.filter(review_on__lte=soon).select_related("partner__unit")
    due = list(rows.order_by("pk"))
    keepers = {unit: keepers_of(unit) for unit in {one.partner.unit_id for one in due}}
    for one in due:
        notify(
            key=f"{notice_key(one)}{one.review_on:%Y%m%d}",
            to=keepers[one.partner.unit_id],
            kind="partner_contact_due",
            url=reverse("partner", args=[one.partner_id]) + "#menschen",
            values={"title": one.partner.name, "due_on": one.review_on},
        )
    return len(due)
