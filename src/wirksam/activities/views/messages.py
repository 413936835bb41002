"""An activity as text to pass on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.activities.queries.messages import message_of
from wirksam.activities.views.trail import activity_or_404, crumbs, site
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest


@public
@require_safe
def text(request: ActorRequest, pk: int) -> HttpResponse:
    """A short text with the address, to copy or to send."""
    one = activity_or_404(request, pk)
    context = {
        "message": message_of(one, site(request)),
        "address": one.get_absolute_url(),
        "crumbs": crumbs(one),
    }
    return render(request, "activities/message.html", context)
