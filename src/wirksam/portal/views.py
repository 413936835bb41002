"""*Heute*: what matters now, for anyone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.portal.queries import moved_lately, newest_programme, waiting_desk


@public
@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """At most three cards: the programme, what has moved, what waits for this person."""
    context = {
        "newest": newest_programme(),
        "moved": moved_lately(),
        "desk": waiting_desk(request.actor),
    }
    return render(request, "portal/home.html", context)
