"""Who sits in which council, as far as people have put themselves into the directory."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import Q

from wirksam.association.models import PublicMandate, running, today
from wirksam.foundation.access import Actor, visible

PER_PAGE = 50


def public_seats(actor: Actor, *, q: str = "", page: str = "1") -> Page[PublicMandate]:
    """Seats of today by municipality; two queries."""
    rows = visible(actor, PublicMandate.objects.filter(running(today()), in_directory=True))
    if q:
        rows = rows.filter(
            Q(municipality__icontains=q) | Q(council__icontains=q) | Q(topics__icontains=q)
        )
    ordered = rows.select_related("person").order_by(
        "municipality", "council", "person__name", "pk"
    )
    return Paginator(ordered, PER_PAGE).get_page(page)
