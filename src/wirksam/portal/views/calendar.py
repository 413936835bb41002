"""The calendar of the association, month by month."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wirksam.association.models import Unit
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.portal.queries.calendar import first_of, month_of, units


@public
@require_safe
def calendar(request: ActorRequest) -> HttpResponse:
    """One month, of all or of one unit."""
    slug = request.GET.get("verband", "")
    if not slug.isprintable():
        raise Http404
    unit = get_object_or_404(Unit, slug=slug) if slug else None
    month = month_of(request.actor, first_of(request.GET.get("monat", "")), unit)
    context = {
        "month": month,
        "unit": unit,
        "units": units(),
        "before_url": _address(month.before, slug),
        "after_url": _address(month.after, slug),
        "now_url": _address("", slug),
        "feed_url": reverse("unit_feed", args=[slug]) if slug else reverse("association_feed"),
    }
    return render(request, "portal/calendar.html", context)


def _address(month: str, slug: str) -> str:
    asked = {"monat": month, "verband": slug}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('calendar')}?{query}" if query else reverse("calendar")
