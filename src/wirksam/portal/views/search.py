"""Finding a word in texts, commitments and activities."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.engine.search.asking import MOST_CHARACTERS
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.search.queries import search

_DEEPEST = 10_000


@public
@require_safe
def search_page(request: ActorRequest) -> HttpResponse:
    """What fits ``q``, narrowed to a kind by ``art``, a page at a time by ``seite``."""
    q = " ".join(request.GET.get("q", "").split())[:MOST_CHARACTERS]
    kind, page = request.GET.get("art", ""), request.GET.get("seite", "")
    number = (
        int(page) if page.isascii() and page.isdigit() and len(page) < len(str(_DEEPEST)) else 1
    )
    found = search(request.actor, q, kind, number)
    chosen = next((one for one in found.tallies if one.source.key == kind and one.count), None)
    context = {"q": q, "found": found, "chosen": chosen, "longest": MOST_CHARACTERS}
    answer = render(request, "portal/search.html", context)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
