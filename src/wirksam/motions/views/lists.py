"""Lists of motions: all of them, and what waits for the presidium."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Unit
from wirksam.foundation.access import public, visible
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.pages import hot_page
from wirksam.motions.choices import MotionKind
from wirksam.motions.models import Motion
from wirksam.motions.queries.overview import Wanted, overview
from wirksam.motions.rules import LIST_SCOPE

_FREE = {"versammlung", "verband"}
"""Filters with any number of values: their pages are not kept."""


@public
@require_safe
def motions(request: ActorRequest) -> HttpResponseBase:
    """By assembly, the next one first; filters name what is wanted."""
    return _show(request) if _FREE & set(request.GET) else _kept(request)


def _show(request: ActorRequest) -> HttpResponse:
    asked = request.GET
    wanted = Wanted(
        occasion=asked.get("versammlung", "").replace("\0", "")[:60],
        kind=asked["art"] if asked.get("art") in MotionKind.values else "",
        unit=asked.get("verband", "").replace("\0", "")[:60],
        undecided=asked.get("nur") == "offen",
    )
    context = {
        "overview": overview(request.actor, wanted),
        "wanted": wanted,
        "kinds": MotionKind.choices,
        "units": Unit.objects.filter(pk__in=visible(request.actor, Motion).values("unit")),
        "may_prepare": Capability.ASSEMBLY_RUN in request.actor.capabilities,
    }
    return render(request, "motions/motions.html", context)


_kept = hot_page(
    lambda: (LIST_SCOPE, "association"), parameters={"nur": ("offen",), "art": MotionKind.values}
)(_show)
