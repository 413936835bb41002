"""What one can join, and what one has joined."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.activities.queries.shown import unit_choices
from wirksam.association.choices import Capability
from wirksam.foundation.access import public, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.choices import KIND_WORDS
from wirksam.opportunities.queries import mine as own
from wirksam.opportunities.queries.listing import Asked, tasks
from wirksam.opportunities.views.shared import crumbs, page_number

MINUTES = (15, 45, 120)


@public
@require_safe
def opportunities(request: ActorRequest) -> HttpResponse:
    """What is open, the next first, narrowed by time, length, topic, place, chapter."""
    asked = Asked.from_query(request.GET)
    context = {
        "asked": asked,
        "listing": tasks(request.actor, asked, page=page_number(request)),
        "units": unit_choices(),
        "kinds": list(KIND_WORDS.items()),
        "minutes": MINUTES,
        "switch": _switch(request, asked),
        "is_new": own.is_new(request.actor),
        "may_plan": request.actor.can(Capability.ACTIVITY_HOST),
        "may_offer": request.actor.can(Capability.OFFER_RUN),
        "may_decide": request.actor.can(Capability.ASSEMBLY_RUN),
    }
    return render(request, "opportunities/opportunities.html", context)


@signed_in
@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """What one is in, waits for, and has helped with."""
    context = {
        "coming": own.coming(request.actor),
        "done": own.done(request.actor),
        "crumbs": crumbs(),
    }
    return render(request, "opportunities/mine.html", context)


def _switch(request: ActorRequest, asked: Asked) -> list[tuple[str, str, bool]]:
    words = {
        "": _("Whenever"),
        "heute": _("Today"),
        "woche": _("7 days"),
        "wochenende": _("Weekend"),
    }
    query = request.GET.copy()
    query.pop("seite", None)
    found = []
    for value, word in words.items():
        query["wann"] = value
        found.append((word, f"?{query.urlencode()}", value == asked.when))
    return found
