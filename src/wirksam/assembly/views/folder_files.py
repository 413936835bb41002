"""The folder as a file: one page that needs nothing else, and PDF."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wirksam.assembly.queries.folder_paper import paper_of
from wirksam.assembly.views.folder import whole_context
from wirksam.assembly.views.preparing import prepared_or_404
from wirksam.foundation.access import signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.print import PressError, paper_pdf

_STYLE = Path(__file__).resolve().parents[1] / "worker" / "alone.css"
_log = logging.getLogger(__name__)


@signed_in
@require_safe
@cache_control(private=True, no_store=True)
def folder_page(request: ActorRequest, slug: str) -> HttpResponse:
    """The whole folder as one HTML file: no script, nothing loaded from anywhere."""
    one = prepared_or_404(request, slug)
    context = whole_context(request.actor, one)
    texts = render_to_string("assembly/folder_whole.html#texts", context, request)
    context["texts"] = _absolute(texts, request.build_absolute_uri("/"))
    context["style"] = _style()
    response = render(request, "assembly/folder_alone.html", context)
    return _named(response, slug, "html")


def _absolute(markup: str, house: str) -> SafeString:
    """Links of the house lead back to it. Words people typed hold no bare quotation mark."""
    return mark_safe(markup.replace('href="/', f'href="{house}'))  # noqa: S308 (rendered, escaped)


@lru_cache(maxsize=1)
def _style() -> SafeString:
    told = mark_safe(_STYLE.read_text(encoding="utf-8"))  # noqa: S308 (our own file)
    return format_html("<style>{}</style>", told)


@signed_in
@require_safe
@cache_control(private=True, no_store=True)
def folder_pdf(request: ActorRequest, slug: str) -> HttpResponse:
    """The whole folder as PDF/UA-1."""
    one = prepared_or_404(request, slug)
    told = whole_context(request.actor, one)
    try:
        data = paper_pdf(paper_of(one, told["items"], told["made_at"]))  # type: ignore[arg-type] # as made there
    except PressError:
        _log.exception("no PDF of the folder for assembly %s", one.pk)
        sorry = _("The PDF could not be made. Print the page instead, or take the file along.")
        return HttpResponse(sorry, status=503, content_type="text/plain; charset=utf-8")
    return _named(HttpResponse(data, content_type="application/pdf"), slug, "pdf")


def _named(response: HttpResponse, slug: str, ending: str) -> HttpResponse:
    how = "inline" if ending == "pdf" else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="mappe-{slug}.{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
