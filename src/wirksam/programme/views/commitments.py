"""The list of commitments, and one of them with its thread."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope
from wirksam.programme.forms import FilterForm
from wirksam.programme.queries.cards import card, public_commitments, with_details
from wirksam.programme.queries.lines import lines_between
from wirksam.programme.queries.register import Filter, register
from wirksam.programme.queries.thread import thread
from wirksam.programme.views.trail import crumbs


def labelled(filters: Mapping[str, Filter]) -> list[tuple[str, Filter]]:
    """The filters with the words people see."""
    words = {
        "status": _("Status"),
        "body": _("In charge"),
        "kind": _("Kind"),
        "modality": _("How binding"),
        "programme": _("Programme"),
    }
    return [(words[name], one) for name, one in filters.items() if len(one.choices) > 1]


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
    context = {"register": found, "filters": labelled(found.filters)}
    response = render(request, template, context)
    response.headers["Vary"] = "HX-Request, Cookie"
    return response


@public
@require_safe
def commitment(request: ActorRequest, code: str) -> HttpResponse:
    """Who does what by when, in which words, and what became of it."""
    row = get_object_or_404(with_details(public_commitments()), code=code)
    live = live_scope(request, [row.version.programme.scope])
    one = card(row, timezone.localdate())
    span = (row.first_line, row.last_line)
    lines = list(lines_between(row.version, *span, marked=span, quote=row.quote))
    programme = row.version.programme
    context = {
        "card": one,
        "live": live,
        "lines": lines,
        "thread": thread(one),
        "crumbs": [*crumbs(row.version), (_("Commitments"), reverse("commitments"))],
        "source": _("Lines %(lines)s, %(programme)s")
        % {"lines": row.lines, "programme": programme.title},
        "programme_url": programme.get_absolute_url(),
        "citation_url": reverse("lines", args=[programme.slug, *span]),
    }
    return render(request, "programme/commitment.html", context)
