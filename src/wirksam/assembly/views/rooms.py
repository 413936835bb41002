"""Preparation rooms: opening, reading and speaking in them, saying how one sees it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.assembly.choices import ItemState
from wirksam.assembly.forms.preparing import ArgumentForm, OpinionForm, RoomForm
from wirksam.assembly.models import Argument, Room
from wirksam.assembly.operations import rooms as deeds
from wirksam.assembly.queries import rooms as queries
from wirksam.assembly.queries.folder import open_submissions
from wirksam.assembly.queries.movers import motion_of, title_of
from wirksam.assembly.rules import room_scope
from wirksam.assembly.views.preparing import RUN, preparing_crumbs, submissions_to_choose
from wirksam.assembly.views.shared import assembly_or_404, posted
from wirksam.foundation.access import RefusedError, can, get_visible_or_404, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope


@requires(RUN)
@require_http_methods(["GET", "POST"])
def new_room(request: ActorRequest, slug: str) -> HttpResponse:
    """Open a room on a question of an item."""
    one = assembly_or_404(request, slug, "run")
    form = RoomForm(
        posted(request),
        items=one.agenda.exclude(state=ItemState.DONE),
        submissions=submissions_to_choose(open_submissions(one)),
        initial={"item": request.GET.get("punkt", "")},
    )
    if form.is_bound and form.is_valid():
        try:
            return redirect(deeds.open_room(actor=request.actor, **form.cleaned_data))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    told = {"title": _("Open a preparation room"), "submit": _("Open it")}
    context = {"form": form, "assembly": one, "crumbs": preparing_crumbs(one)} | told
    status = 422 if form.is_bound else 200
    return render(request, "assembly/preparing_form.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def room(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Both sides beside each other; whoever argues is asked for the other side's best reason."""
    live = live_scope(request, [room_scope(pk)])
    one = _room_or_404(request, slug, pk)
    form = ArgumentForm(posted(request), initial={"side": request.GET.get("seite", "")})
    if form.is_bound and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            deeds.argue(actor=request.actor, room=one, draft_key=data.pop("key"), **data)
            messages.success(request, _("Your reason stands there now."))
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = _room_context(request, one) | {"form": form, "live": live}
    return render(request, "assembly/room.html", context, status=422 if form.is_bound else 200)


def _room_context(request: ActorRequest, one: Room) -> dict[str, object]:
    view = queries.room_view(request.actor, one)
    return {
        "view": view,
        "room": one,
        "motion_title": title_of(one.submission) if one.submission else "",
        "motion_url": motion_of(one.submission).get_absolute_url() if one.submission else "",
        "assembly": one.item.assembly,
        "opinion": OpinionForm(initial={"value": view.hers}),
        "may_run": can(request.actor, one.item.assembly, "run"),
        "crumbs": preparing_crumbs(one.item.assembly),
    }


@signed_in
@require_POST
def opinion(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Say, change or take back how one sees it."""
    one = _room_or_404(request, slug, pk)
    form = OpinionForm(request.POST)
    try:
        if "zurueck" in request.POST:
            deeds.take_opinion_back(actor=request.actor, room=one)
            messages.success(request, _("Taken back. Nothing is stored about your opinion."))
        elif form.is_valid():
            deeds.give_opinion(actor=request.actor, room=one, **form.cleaned_data)
            messages.success(request, _("Noted. You can change it until the item is called."))
        else:
            messages.warning(request, _("Choose one of the five."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(f"{one.get_absolute_url()}#meinung")


@signed_in
@require_POST
def take_back(request: ActorRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Take one's own reason back."""
    one = _room_or_404(request, slug, pk)
    mine = Argument.objects.filter(room=one, by=request.actor.key)
    argument = get_visible_or_404(request.actor, mine, pk=number)
    try:
        deeds.take_argument_back(actor=request.actor, argument=argument)
        messages.success(request, _("Taken back. Your words are deleted."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(one)


@requires(RUN)
@require_POST
def close(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Close a room, or open it again."""
    one = _room_or_404(request, slug, pk)
    if not can(request.actor, one.item.assembly, "run"):
        return redirect(one)
    deeds.close_room(actor=request.actor, room=one, closed="oeffnen" not in request.POST)
    messages.success(request, _("Saved."))
    return redirect(one)


def _room_or_404(request: ActorRequest, slug: str, pk: int) -> Room:
    rows = Room.objects.select_related(
        "item__assembly__unit",
        "item__assembly__occasion",
        "submission__as_motion",
        "submission__as_amendment__motion",
    )
    return get_visible_or_404(request.actor, rows, pk=pk, item__assembly__slug=slug)
