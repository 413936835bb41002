"""The room of a team: what waits, what was promised, what was decided, who does what."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.models import Body
from wirksam.foundation.access import RefusedError, can, public, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.teams.forms.working import AgreementForm, DecisionForm, RolesForm
from wirksam.teams.operations import agreeing
from wirksam.teams.queries.agreements import versions_of
from wirksam.teams.queries.room import room_of
from wirksam.teams.queries.teams import get_team, get_team_for
from wirksam.teams.queries.work import places_of
from wirksam.teams.views.shared import Crumbs, crumbs, posted


def inside(team: Body) -> Crumbs:
    """The pages above a page of the room."""
    return [*crumbs(team), (_("Room of the team"), reverse("team_room", args=[team.key]))]


@signed_in
@never_cache
@require_safe
def room(request: ActorRequest, team: str) -> HttpResponse:
    """Everything a team needs at hand; whoever works along looks in."""
    one = get_team_for(request.actor, team, "enter")
    context = {
        "team": one,
        "room": room_of(request.actor, one),
        "form": DecisionForm(auto_id="beschluss_%s"),
        "crumbs": crumbs(one),
    }
    return render(request, "teams/room.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def roles(request: ActorRequest, team: str) -> HttpResponse:
    """Who looks after what: one line for each seat."""
    one = get_team_for(request.actor, team, "work")
    form = RolesForm(posted(request), places=places_of(request.actor, one))
    if form.is_bound and form.is_valid():
        try:
            for place, text in form.changed():
                agreeing.say_role(actor=request.actor, body=one, mandate=place.mandate, text=text)
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('team_room', args=[team])}#rollen")
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"team": one, "form": form, "crumbs": inside(one)}
    return render(request, "teams/roles.html", context, status=422 if form.is_bound else 200)


@public
@require_http_methods(["GET", "POST"])
def agreement(request: ActorRequest, team: str) -> HttpResponse:
    """How a team works, version by version; whoever works there writes the next."""
    if request.method == "POST" and not request.actor.is_known:
        return redirect_to_login(request.get_full_path())
    one = get_team_for(request.actor, team, "work") if request.method == "POST" else get_team(team)
    versions = versions_of(one)
    last = versions[0].agreement if versions else None
    initial = {"text": last.text, "upon": last.number} if last else {"upon": 0}
    form = AgreementForm(posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            agreeing.write_agreement(actor=request.actor, body=one, **form.cleaned_data)
            messages.success(request, _("This is how you work now. Earlier versions stay."))
            return redirect("team_agreement", team=team)
        except RefusedError as refused:
            form.add_error("text", str(refused.message))
            form.put_upon(last.number if last else 0)
    context = {
        "team": one,
        "form": form,
        "versions": versions,
        "works": request.actor.is_known and can(request.actor, one, "work"),
        "crumbs": crumbs(one),
    }
    return render(request, "teams/agreement.html", context, status=422 if form.is_bound else 200)
