"""The list of commitments."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.forms import FilterForm
from wirksam.programme.queries.register import Filter, register


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
