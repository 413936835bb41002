"""The minutes: made of what was recorded, to be read, printed and taken along."""

from __future__ import annotations

import logging
from threading import Lock

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.assembly.access import belonging
from wirksam.assembly.models import Assembly
from wirksam.assembly.queries.minutes import by_item, minutes_of
from wirksam.assembly.queries.minutes_paper import minutes_paper
from wirksam.assembly.rules import scope_of
from wirksam.assembly.views.assemblies import RUN
from wirksam.assembly.views.shared import assembly_or_404, crumbs
from wirksam.foundation.access import can, public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope
from wirksam.foundation.print import Paper, PressError, paper_odt, paper_pdf

_log = logging.getLogger(__name__)
_one_at_a_time = Lock()


@public
@require_safe
def minutes(request: ActorRequest, slug: str) -> HttpResponse:
    """Everything recorded so far, item by item; notes only for members."""
    one = assembly_or_404(request, slug)
    actor = request.actor
    live = live_scope(request, [scope_of(slug)])
    may_run = actor.can(RUN) and can(actor, one, "run")
    context = {
        "assembly": one,
        "parts": by_item(minutes_of(actor, one)),
        "may_run": may_run,
        "reads_all": may_run or _is_member(request, one),
        "crumbs": crumbs(one),
        "live": live,
    }
    return render(request, "assembly/minutes.html", context)


@public
@require_safe
def minutes_pdf(request: ActorRequest, slug: str) -> HttpResponse:
    """As PDF/UA-1."""
    one = assembly_or_404(request, slug)
    paper = _paper(request, one)
    try:
        with _one_at_a_time:
            data = paper_pdf(paper)
    except PressError:
        _log.exception("no PDF of the minutes of %s", one.pk)
        told = _("The PDF could not be made. The same minutes are there as a text file (ODT).")
        return HttpResponse(told, status=503, content_type="text/plain; charset=utf-8")
    return _file(one, data, "application/pdf", "pdf")


@public
@require_safe
def minutes_odt(request: ActorRequest, slug: str) -> HttpResponse:
    """As an OpenDocument text, to be worked on."""
    one = assembly_or_404(request, slug)
    data = paper_odt(_paper(request, one))
    return _file(one, data, "application/vnd.oasis.opendocument.text", "odt")


def _paper(request: ActorRequest, one: Assembly) -> Paper:
    whole = can(request.actor, one, "run") or _is_member(request, one)
    return minutes_paper(one, minutes_of(request.actor, one), whole=whole)


def _is_member(request: ActorRequest, one: Assembly) -> bool:
    rows = Assembly.objects.filter(belonging(request.actor, "unit"))
    return request.actor.belongs and rows.filter(pk=one.pk).exists()


def _file(one: Assembly, data: bytes, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    how = "inline" if ending == "pdf" else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="protokoll-{one.slug}.{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-cache"
    return response
