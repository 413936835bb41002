"""The kit of a frame, and joining in with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.activities.choices import Visibility
from wirksam.activities.forms import PlanForm
from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.campaigns.forms.actions import TakeForm
from wirksam.campaigns.forms.frames import PieceForm
from wirksam.campaigns.models import Frame, Material
from wirksam.campaigns.operations.actions import adopt_frame
from wirksam.campaigns.operations.kit import add_material, remove_material
from wirksam.campaigns.queries.frames import card, served_by
from wirksam.campaigns.views.shared import crumbs, done, frame_or_404, posted
from wirksam.foundation.access import (
    RefusedError,
    get_visible_or_404,
    requires,
    signed_in,
    visible,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.files.views import send


@requires(Capability.CAMPAIGN_RUN)
@require_http_methods(["GET", "POST"])
def materials(request: ActorRequest, slug: str) -> HttpResponse:
    """Put something into the kit."""
    one = frame_or_404(request, slug, "run")
    form = PieceForm(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        try:
            row = add_material(actor=request.actor, frame=one, piece=form.piece())
            messages.success(request, _("“%(title)s” is in the kit.") % {"title": row.title})
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "frame": one, "crumbs": crumbs(one)}
    return render(request, "campaigns/material.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_safe
def material(request: ActorRequest, slug: str, pk: int) -> HttpResponseBase:
    """A file of the kit."""
    row = _material_or_404(request, frame_or_404(request, slug), pk)
    if row.file is None:
        raise Http404
    return send(row.file, request)


@requires(Capability.CAMPAIGN_RUN)
@require_POST
def removal(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take something out of the kit."""
    one = frame_or_404(request, slug, "run")
    row = _material_or_404(request, one, pk)
    return done(
        request,
        lambda: remove_material(actor=request.actor, material=row),
        one.get_absolute_url(),
        _("Taken out."),
    )


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def adoption(request: ActorRequest, slug: str) -> HttpResponse:
    """Make an action day of one's own chapter of it."""
    one = frame_or_404(request, slug, "adopt")
    form = _plan_form(request, one)
    taken = TakeForm(posted(request))
    if form.is_bound and form.is_valid() and taken.is_valid():
        try:
            made = adopt_frame(
                actor=request.actor,
                frame=one,
                plan=form.plan(),
                taken=taken.taken(),
                serves=form.codes(),
            )
            messages.success(request, _("It is planned. Tell others about it."))
            return redirect(made)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "taken": taken, "card": card(one), "frame": one, "crumbs": crumbs(one)}
    return render(request, "campaigns/adopt.html", context, status=422 if form.is_bound else 200)


def _plan_form(request: ActorRequest, frame: Frame) -> PlanForm:
    served = served_by(frame)
    return PlanForm(
        posted(request),
        hosts=visible(request.actor, Body, "host"),
        commitments=served,
        initial=_initial(frame) | {"serves": [code for code, _text in served]},
    )


def _initial(frame: Frame) -> dict[str, object]:
    return {
        "title": frame.title,
        "on": max(frame.starts_on, timezone.localdate()),
        "visibility": Visibility.PUBLIC,
        "can_join": True,
    }


def _material_or_404(request: ActorRequest, frame: Frame, pk: int) -> Material:
    rows = Material.objects.select_related("frame__unit", "file")
    return get_visible_or_404(request.actor, rows, frame=frame, pk=pk)
