"""The list of commitments, and one of them with its thread."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.forms import FilterForm
from wirksam.programme.queries.cards import card, public_commitments, with_details
from wirksam.programme.queries.register import register
from wirksam.programme.queries.thread import thread


@public
@require_safe
def commitments(request: ActorRequest) -> HttpResponse:
    """All confirmed commitments, narrowed by what one is looking for."""
    form = FilterForm(request.GET)
    form.is_valid()
    found = register(form.cleaned_data, page=request.GET.get("seite", "1"))
    template = "programme/commitments.html"
    if request.headers.get("HX-Request"):
        template += "#results"
    response = render(request, template, {"register": found})
    response.headers["Vary"] = "HX-Request, Cookie"
    return response


@public
@require_safe
def commitment(request: ActorRequest, code: str) -> HttpResponse:
    """Who does what by when, in which words, and what became of it."""
    row = get_object_or_404(with_details(public_commitments()), code=code)
    one = card(row, timezone.localdate())
    lines = row.version.lines.filter(number__range=(row.first_line, row.last_line))
    context = {"card": one, "lines": lines, "thread": thread(one)}
    return render(request, "programme/commitment.html", context)
