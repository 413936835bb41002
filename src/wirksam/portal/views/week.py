"""A chapter's week: to read, to print, and as text."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Unit
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.portal.queries.week import monday_of, week_message, week_of


@public
@require_safe
def week(request: ActorRequest, slug: str) -> HttpResponse:
    """Seven days of one chapter, from Monday."""
    unit = get_object_or_404(Unit, slug=slug)
    found = week_of(request.actor, unit, monday_of(request.GET.get("ab", "")))
    here = reverse("unit_week", args=[unit.slug])
    context = {
        "unit": unit,
        "week": found,
        "crumbs": [(unit.name, unit.get_absolute_url())],
        "before_url": f"{here}?ab={found.before}",
        "after_url": f"{here}?ab={found.after}",
        "now_url": here,
        "text_url": f"{reverse('unit_week_text', args=[unit.slug])}?ab={found.first.isoformat()}",
        "may_plan": request.actor.can(Capability.ACTIVITY_HOST),
    }
    return render(request, "portal/week.html", context)


@public
@require_safe
def week_text(request: ActorRequest, slug: str) -> HttpResponse:
    """The same as text to pass on: only what is public, or what members may know too."""
    unit = get_object_or_404(Unit, slug=slug)
    first = monday_of(request.GET.get("ab", ""))
    everything = request.actor.belongs and "alles" in request.GET
    page = f"{reverse('unit_week', args=[unit.slug])}?ab={first.isoformat()}"
    base = request.build_absolute_uri("/").rstrip("/")
    message = week_message(request.actor, unit, first, url=page, base=base, everything=everything)
    context = {
        "message": message,
        "address": page,
        "choices": _choices(first.isoformat(), everything) if request.actor.belongs else [],
        "crumbs": [(unit.name, unit.get_absolute_url()), (_("Week"), page)],
    }
    return render(request, "activities/message.html", context)


def _choices(first: str, everything: bool) -> list[tuple[str, str, bool]]:
    return [
        (_("For everyone"), f"?ab={first}", not everything),
        (_("For members"), f"?ab={first}&alles=1", everything),
    ]
