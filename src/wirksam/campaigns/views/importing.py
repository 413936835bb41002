"""Bringing in a list of action days: hand it in, look at every row, take it over."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirksam.association.choices import Capability
from wirksam.campaigns.models import ActionList, Frame
from wirksam.campaigns.operations.importing import (
    hand_in_actions,
    look_again,
    take_over_actions,
    throw_away_actions,
)
from wirksam.campaigns.queries.import_words import KINDS, preview_of
from wirksam.campaigns.views.shared import crumbs, frame_or_404
from wirksam.foundation.access import RefusedError, requires, visible
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.tables.forms import ListForm, TakeOverForm
from wirksam.foundation.tables.reading import MOST_BYTES


def _page(frame: Frame) -> dict[str, object]:
    steps = [_("Choose a file"), _("Look at every row"), _("Take it over")]
    return {
        "frame": frame, "overline": frame.title, "crumbs": crumbs(frame), "way_steps": steps,
    }  # fmt: skip


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def upload(request: ActorRequest, slug: str) -> HttpResponse:
    """Choose a file. Nothing is planned but the preview."""
    frame = frame_or_404(request, slug, "adopt")
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["file"].read(MOST_BYTES + 1)
        try:
            waiting = hand_in_actions(actor=request.actor, frame=frame, data=data)
            return redirect("preview_actions", slug=slug, key=waiting.key)
        except RefusedError as refused:
            form.add_error("file", str(refused.message))
    status = 422 if request.method == "POST" else 200
    context = _page(frame) | {"form": form}
    return render(request, "campaigns/bring_in.html", context, status=status)


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def preview(request: ActorRequest, slug: str, key: UUID) -> HttpResponse:
    """Every row with what would become of it; then all of it or nothing."""
    frame = frame_or_404(request, slug, "adopt")
    waiting = visible(request.actor, ActionList).filter(key=key, frame=frame).first()
    if waiting is None:
        messages.info(request, _("This preview is gone. Hand the file in once more."))
        return redirect("bring_in_actions", slug=slug)
    if request.method == "POST":
        return _decide(request, waiting, slug)
    only = request.GET.get("nur", "")
    look = preview_of(waiting, only=only, page=request.GET.get("seite", "1"))
    told = {"digest": waiting.digest, "look": look, "only": only if only in KINDS else ""}
    return render(request, "foundation/rows_preview.html", _page(frame) | told)


def _decide(request: ActorRequest, waiting: ActionList, slug: str) -> HttpResponse:
    if "discard" in request.POST:
        throw_away_actions(waiting=waiting)
        messages.info(request, _("Thrown away. Nothing was written."))
        return redirect("bring_in_actions", slug=slug)
    form = TakeOverForm(request.POST)
    digest = form.cleaned_data["digest"] if form.is_valid() else ""
    leave_out = form.cleaned_data.get("leave_out", False)
    try:
        found = take_over_actions(
            actor=request.actor, waiting=waiting, digest=digest, leave_out=leave_out
        )
    except RefusedError as refused:
        if ActionList.objects.filter(pk=waiting.pk).exists():
            look_again(actor=request.actor, waiting=waiting)
        messages.error(request, str(refused.message))
        return redirect("preview_actions", slug=slug, key=waiting.key)
    messages.success(request, _told(found["new"]))
    return redirect("frame", slug=slug)


def _told(number: int) -> str:
    if not number:
        return _("Everything in this file was here already. Nothing has changed.")
    return ngettext(
        "%(n)s action day is planned.", "%(n)s action days are planned.", number
    ) % {"n": number}  # fmt: skip
