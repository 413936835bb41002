"""Working along for a time or a topic."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import RefusedError, can, get_visible_or_404, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.teams.forms.working import InvitationForm, OfferForm
from wirksam.teams.models import Guest
from wirksam.teams.operations import guests as deeds
from wirksam.teams.queries.along import along, people_called, told_guests
from wirksam.teams.queries.teams import get_team, get_team_for
from wirksam.teams.views.room import inside
from wirksam.teams.views.shared import crumbs, posted


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def guests(request: ActorRequest, team: str) -> HttpResponse:
    """Who works along, and a form to ask somebody."""
    one = get_team_for(request.actor, team, "work")
    form = InvitationForm(posted(request), found=partial(people_called, request.actor))
    if form.is_bound and form.is_valid():
        try:
            deeds.invite_guest(
                actor=request.actor, body=one, person=form.person,
                topic=form.cleaned_data["topic"], until=form.cleaned_data["until"],
            )  # fmt: skip
            messages.success(request, _("Asked. It begins as soon as the answer is yes."))
            return redirect("team_guests", team=team)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "team": one,
        "form": form,
        "along": along(request.actor, one),
        "crumbs": inside(one),
    }
    return render(request, "teams/guests.html", context, status=422 if form.is_bound else 200)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def offer(request: ActorRequest, team: str) -> HttpResponse:
    """Offer to work along."""
    one = get_team_for(request.actor, team, "join")
    form = OfferForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            made = deeds.offer_to_join(actor=request.actor, body=one, **form.cleaned_data)
            messages.success(request, _("The team knows it now. You hear from it here."))
            return redirect("team_guest", team=team, pk=made.pk)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"team": one, "form": form, "crumbs": crumbs(one)}
    return render(request, "teams/offer.html", context, status=422 if form.is_bound else 200)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def guest(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """One who works along, was asked, or offered: say yes, say no, end it."""
    one = get_team(team)
    row = get_visible_or_404(request.actor, told_guests(request.actor).filter(body=one), pk=pk)
    if request.method == "POST":
        return _decide(request, team, row)
    mine = row.person_id == request.actor.person_id
    context = {
        "team": one,
        "guest": row,
        "mine": mine,
        "may": {
            deed: can(request.actor, row, deed) for deed in ("agree", "accept", "end")
        },
        "crumbs": crumbs(one) if mine else inside(one),
    }  # fmt: skip
    return render(request, "teams/guest.html", context)


_DEEDS: dict[str, tuple[str, Callable[..., Guest | None]]] = {
    "zusage": ("agree", deeds.agree_to_join),
    "aufnahme": ("accept", deeds.accept_guest),
    "ende": ("end", deeds.end_guest),
}


def _decide(request: ActorRequest, team: str, row: Guest) -> HttpResponse:
    right, deed = _DEEDS.get(request.POST.get("tat", ""), ("", None))
    if deed is None:
        raise Http404
    told = {
        "agree": _("You work along now. This is the room of the team."),
        "accept": _("Welcomed. The room of the team is open to her now."),
        "end": _("Ended.") if row.is_agreed else _("Said no. Nothing of it is kept."),
    }
    mine = row.person_id == request.actor.person_id
    try:
        deed(actor=request.actor, guest=row)
        messages.success(request, told[right])
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return redirect("team_guest", team=team, pk=row.pk)
    if right == "agree":
        return redirect("team_room", team=team)
    return redirect("team", team=team) if mine else redirect("team_guests", team=team)
