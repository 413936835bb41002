"""What is open between me and the others, and what became of what I gave."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.foundation.access import signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.registry import matters_of
from wirksam.portal.queries.trace import trace_of


@signed_in
@require_safe
def matters(request: ActorRequest) -> HttpResponse:
    """*Meine Sachen*: what I am asked, what I asked of others; done ones folded."""
    found = matters_of(request.actor)
    context = {
        "mine": [one for one in found if one.side == "mine" and not one.done],
        "asked": [one for one in found if one.side == "asked" and not one.done],
        "done": [one for one in found if one.done],
    }
    return render(request, "portal/matters.html", context)


@signed_in
@require_safe
def trace(request: ActorRequest) -> HttpResponse:
    """*Deine Spur*: what became of everything I took part in."""
    found = trace_of(request.actor, page=request.GET.get("seite", "1"))
    return render(request, "portal/trace.html", {"trace": found})
