"""*Heute*: what matters now, for anyone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.activities.queries.inviting import way_in
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.portal.queries.home import (
    is_new,
    moved_lately,
    newest_programme,
    next_near,
    quick_helps,
    short_activities,
)


@public
@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """Three cards: where to join in, what helps in a quarter of an hour, what has moved."""
    actor = request.actor
    helps = quick_helps(actor)
    context = {
        "newest": newest_programme(),
        "next": next_near(actor),
        "helps": helps,
        "short": [] if helps else short_activities(actor),
        "moved": moved_lately(),
        "way": way_in(),
        "is_new": is_new(actor),
    }
    return render(request, "portal/home.html", context)
