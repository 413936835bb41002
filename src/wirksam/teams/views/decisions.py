"""The protocol of a team."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import RefusedError, can, get_visible_or_404, public, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.teams.forms.working import DecisionForm
from wirksam.teams.models import TeamDecision
from wirksam.teams.operations import noting
from wirksam.teams.queries.decisions import protocol
from wirksam.teams.queries.teams import get_team, get_team_for
from wirksam.teams.views.room import inside
from wirksam.teams.views.shared import crumbs, posted


@public
@require_http_methods(["GET", "POST"])
def decisions(request: ActorRequest, team: str) -> HttpResponse:
    """What the team decided, as far as one may read it; whoever works there adds to it."""
    if request.method == "POST" and not request.actor.is_known:
        return redirect_to_login(request.get_full_path())
    one = get_team_for(request.actor, team, "work") if request.method == "POST" else get_team(team)
    form = DecisionForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            made = noting.note_decision(actor=request.actor, body=one, decided=form.decided())
            messages.success(request, _("It stands in the protocol."))
            return redirect(_at(made))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    works = request.actor.is_known and can(request.actor, one, "work")
    context = {
        "team": one,
        "form": form if works else None,
        "protocol": protocol(request.actor, one, page=request.GET.get("seite", "1")),
        "crumbs": inside(one) if works else crumbs(one),
    }
    return render(request, "teams/decisions.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def correction(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """Put another wording beside a decision; the first one stays to be read."""
    one = get_team(team)
    rows = TeamDecision.objects.filter(body=one).select_related("body__unit")
    wrong = get_visible_or_404(request.actor, rows, "correct", pk=pk)
    form = DecisionForm(posted(request), corrects=wrong)
    if form.is_bound and form.is_valid():
        try:
            made = noting.correct_decision(
                actor=request.actor, decision=wrong, decided=form.decided()
            )
            messages.success(request, _("Corrected. What stood there before stays to be read."))
            return redirect(_at(made))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"team": one, "corrects": wrong, "form": form, "crumbs": inside(one)}
    return render(request, "teams/correction.html", context, status=422 if form.is_bound else 200)


def _at(decision: TeamDecision) -> str:
    return f"{reverse('team_decisions', args=[decision.body.key])}#beschluss-{decision.pk}"
