"""Rounds of exchange, and the glass for emergencies."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.association.choices import Capability
from wirksam.association.forms.walls import EmergencyForm, PostForm, RoundForm
from wirksam.association.models import Body, Mandate, Round
from wirksam.association.operations import walls
from wirksam.association.queries.rights import emergencies, emergency_offices
from wirksam.association.queries.rounds import hosted_by, posts_of, rounds_of, seats_in
from wirksam.association.views.structure import crumbs, posted
from wirksam.foundation.access import (
    RefusedError,
    can,
    get_visible_or_404,
    requires,
    signed_in,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope


@signed_in
@require_http_methods(["GET", "POST"])
def rounds(request: ActorRequest) -> HttpResponse:
    """The rounds one sits in or has convened; a host convenes another."""
    host: Body | None = hosted_by(request.actor).select_related("unit").first()
    form = RoundForm(posted(request), host=host) if host else None
    if request.method == "POST" and host and form and form.is_valid():
        try:
            made = walls.convene_round(actor=request.actor, host=host, plan=form.plan())
            messages.success(request, _("Convened. What is said there stays there."))
            return redirect("round", key=made.body.key)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "rounds": rounds_of(request.actor),
        "host": host,
        "form": form,
        "crumbs": crumbs(),
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "association/rounds.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def round_page(request: ActorRequest, key: str) -> HttpResponse:
    """One round. Who sits in it reads and writes; the host sees only that it exists."""
    live = live_scope(request, [f"round:{key}"])
    room = get_visible_or_404(
        request.actor, Round.objects.select_related("body", "host", "unit"), body__key=key
    )
    may_read = can(request.actor, room, "read")
    if request.method == "POST" and not may_read:
        raise Http404
    form = PostForm(posted(request))
    if form.is_bound and form.is_valid():
        walls.write_post(actor=request.actor, room=room, text=form.cleaned_data["text"])
        return redirect("round", key=key)
    context = {
        "room": room,
        "live": live,
        "form": form,
        "reads": may_read,
        "posts": posts_of(request.actor, room),
        "seats": seats_in(room),
        "crumbs": crumbs(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "association/round.html", context, status=status)


@requires(Capability.EMERGENCY_USE)
@require_http_methods(["GET", "POST"])
def emergency(request: ActorRequest) -> HttpResponse:
    """Break the glass, or give the emergency office back."""
    form = EmergencyForm(posted(request))
    form.fields["office"].queryset = emergency_offices(request.actor)  # type: ignore[attr-defined]
    own = emergencies().filter(person=request.actor.person_id)
    if "close" in request.POST:
        for mandate in own:
            walls.close_glass(actor=request.actor, mandate=mandate)
        return redirect("emergency")
    if form.is_bound and form.is_valid() and _break(request, form):
        return redirect("emergency")
    context = {"form": form, "running": own, "crumbs": crumbs()}
    status = 422 if form.is_bound else 200
    return render(request, "association/emergency.html", context, status=status)


def _break(request: ActorRequest, form: EmergencyForm) -> Mandate | None:
    try:
        return walls.break_glass(actor=request.actor, **form.cleaned_data)
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return None
