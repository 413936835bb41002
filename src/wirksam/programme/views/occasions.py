"""Occasions: looking at them, moving one with all that hangs on it, noting that it took place."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Occasion
from wirksam.association.operations.occasions import mark_happened
from wirksam.foundation.access import RefusedError, can, get_visible_or_404, public, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.forms import HappenedForm, MoveForm
from wirksam.programme.operations.moving import move_occasion
from wirksam.programme.queries import occasions as reads
from wirksam.programme.queries.moving import deadlines_on


@public
@require_safe
def occasions(request: ActorRequest) -> HttpResponse:
    """All dates on which deadlines hang."""
    context = {"dates": reads.dates(), "crumbs": _crumbs()[:1]}
    return render(request, "programme/occasions.html", context)


@public
@require_safe
def occasion(request: ActorRequest, key: str) -> HttpResponse:
    """One of them: what hangs on it and how it was moved."""
    row = get_object_or_404(Occasion, key=key)
    context = {
        "look": reads.look(row, timezone.localdate()),
        "may_move": can(request.actor, row, "move"),
        "may_hand_over": request.actor.can(Capability.PROGRAMME_REPORT),
        "crumbs": _crumbs(),
    }
    return render(request, "programme/occasion.html", context)


@requires(Capability.OCCASION_MOVE)
@require_http_methods(["GET", "POST"])
def move(request: ActorRequest, key: str) -> HttpResponse:
    """Ask for day and reason, show every deadline that would move, then do it."""
    row = get_visible_or_404(request.actor, Occasion, "move", key=key)
    form = MoveForm(request.POST or None, occasion=row)
    context = {"occasion": row, "form": form, "crumbs": _crumbs(row)}
    if request.method == "POST" and form.is_valid():
        if "confirm" not in request.POST and form.is_fresh:
            context["shifts"] = deadlines_on(row, form.cleaned_data["to"])
            return render(request, "programme/move.html", context)
        try:
            return _moved(request, row, form)
        except RefusedError as refused:
            form = MoveForm(form.anew(), occasion=row)
            form.add_error(None, str(refused.message))
            context["form"] = form
    return render(request, "programme/move.html", context, status=422 if form.is_bound else 200)


def _moved(request: ActorRequest, row: Occasion, form: MoveForm) -> HttpResponse:
    shifts = move_occasion(actor=request.actor, occasion=row, **form.cleaned_data)
    told = _("Moved. %(count)d deadlines moved along; each says so.")
    messages.success(request, told % {"count": len(shifts)})
    return redirect("occasion", key=row.key)


@requires(Capability.OCCASION_MOVE)
@require_http_methods(["GET", "POST"])
def happened(request: ActorRequest, key: str) -> HttpResponse:
    """Note that it took place; what ends with it is then to be handed over."""
    row = get_visible_or_404(request.actor, Occasion, "move", key=key)
    form = HappenedForm(request.POST or None, initial={"on": row.happens_on})
    if request.method == "POST" and form.is_valid():
        try:
            mark_happened(actor=request.actor, occasion=row, on=form.cleaned_data["on"])
            messages.success(request, _("Noted."))
            return redirect("occasion", key=row.key)
        except RefusedError as refused:
            form.add_error("on", str(refused.message))
    context = {"occasion": row, "form": form, "crumbs": _crumbs(row)}
    status = 422 if form.is_bound else 200
    return render(request, "programme/happened.html", context, status=status)


def _crumbs(row: Occasion | None = None) -> list[tuple[str, str]]:
    trail = [
        (_("Follow-up of decisions"), reverse("control")),
        (_("Dates on which deadlines hang"), reverse("occasions")),
    ]
    if row is not None:
        trail.append((row.name, reverse("occasion", args=[row.key])))
    return trail
