"""Public seats: the directory, and one's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirksam.association.forms.me import PublicMandateForm
from wirksam.association.models import PublicMandate
from wirksam.association.operations.public_mandates import (
    delete_public_mandate,
    save_public_mandate,
)
from wirksam.association.queries.directory import public_seats
from wirksam.association.views.structure import crumbs
from wirksam.foundation.access import RefusedError, get_visible_or_404, signed_in
from wirksam.foundation.access.middleware import ActorRequest


@signed_in
@require_safe
def directory(request: ActorRequest) -> HttpResponse:
    """Who of the association sits in which council, as far as people show it."""
    q = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    seats = public_seats(request.actor, q=q, page=request.GET.get("seite", "1"))
    context = {"seats": seats, "q": q, "crumbs": crumbs()}
    return render(request, "association/directory.html", context)


@signed_in
@require_POST
def own_seat(request: ActorRequest, pk: int | None = None) -> HttpResponse:
    """Add, change or take away a public seat of one's own."""
    if not request.actor.person_id:
        raise Http404
    seat = get_visible_or_404(request.actor, PublicMandate, "edit", pk=pk) if pk else None
    form = PublicMandateForm(request.POST)
    try:
        if seat is not None and "delete" in request.POST:
            delete_public_mandate(actor=request.actor, mandate=seat)
            messages.success(request, _("Taken away."))
        elif form.is_valid():
            save_public_mandate(actor=request.actor, seat=form.seat(), mandate=seat)
            messages.success(request, _("Saved."))
        else:
            messages.warning(request, _("Name the council, the place and the first day."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("me")
