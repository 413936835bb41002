"""People of a unit, and the doors in its wall."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.choices import Capability
from wirksam.association.forms.walls import OpeningForm
from wirksam.association.models import Opening, Unit
from wirksam.association.operations.reading import note_reading
from wirksam.association.operations.walls import close_list, open_list
from wirksam.association.queries.people import people_of, reads_of
from wirksam.association.views.structure import inside, posted
from wirksam.foundation.access import (
    RefusedError,
    can,
    get_visible_or_404,
    requires,
    signed_in,
    visible,
)
from wirksam.foundation.access.middleware import ActorRequest


@signed_in
@require_safe
def people(request: ActorRequest, slug: str) -> HttpResponse:
    """Whom of a unit this reader may know. Whoever reads a list leaves a trace here."""
    unit = get_visible_or_404(request.actor, Unit, "list", slug=slug)
    q = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    listing = people_of(request.actor, unit, q=q, page=request.GET.get("seite", "1"))
    note_reading(actor=request.actor, unit=unit, count=len(listing.rows))
    context = {
        "unit": unit,
        "crumbs": inside(unit),
        "listing": listing,
        "q": q,
        "keeps": can(request.actor, unit, "keep"),
        "reads": reads_of(request.actor, unit),
        "openings": visible(request.actor, unit.openings.filter(revoked_at=None)).select_related(
            "reader"
        ),
    }
    return render(request, "association/people.html", context)


@requires(Capability.LIST_OPEN)
@require_http_methods(["GET", "POST"])
def openings(request: ActorRequest, slug: str) -> HttpResponse:
    """Open the list to a body elsewhere, and close it again."""
    unit = get_visible_or_404(request.actor, Unit, "open", slug=slug)
    if "close" in request.POST:
        return _close(request, unit)
    form = OpeningForm(posted(request), unit=unit)
    if request.method == "POST" and form.is_valid():
        try:
            open_list(actor=request.actor, unit=unit, **form.cleaned_data)
            messages.success(request, _("Open. You can close it at any time."))
            return redirect("openings", slug=slug)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "unit": unit,
        "form": form,
        "crumbs": inside(unit),
        "openings": unit.openings.select_related("reader"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "association/openings.html", context, status=status)


def _close(request: ActorRequest, unit: Unit) -> HttpResponse:
    pk = request.POST["close"]
    opening = get_visible_or_404(
        request.actor,
        Opening.objects.filter(unit=unit),
        pk=pk if pk.isdecimal() and len(pk) < 16 else 0,  # noqa: PLR2004
    )
    close_list(actor=request.actor, opening=opening)
    messages.success(request, _("Closed. From now on nobody elsewhere sees the list."))
    return redirect("openings", slug=unit.slug)
