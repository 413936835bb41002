"""The proposal: for everyone; its draft for readers; publishing it for whoever runs teams."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.foundation.access import (
    RefusedError,
    can,
    public,
    requires,
    signed_in,
    visible,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.teams.forms.choosing import OpeningForm, ProposalForm
from wirksam.teams.models import TeamCycle
from wirksam.teams.operations.openings import open_seats
from wirksam.teams.operations.proposing import draft_proposal, publish_proposal
from wirksam.teams.queries.proposals import (
    candidates_for,
    draft_of,
    latest,
    proposal_view,
    proposing_bodies,
)
from wirksam.teams.queries.teams import current_cycle, get_team
from wirksam.teams.queries.turns import offices_of
from wirksam.teams.views.choosing import team_and_cycle
from wirksam.teams.views.shared import crumbs, posted, revision_of


@public
@never_cache
@require_safe
def proposal(request: ActorRequest, team: str) -> HttpResponse:
    """Whom the board proposes, why, and what the statutes say about it."""
    one = get_team(team)
    cycle = current_cycle(one)
    found = latest(cycle) if cycle else None
    draft = draft_of(request.actor, cycle) if cycle else None
    if cycle is None or (found is None and draft is None and not _works(request, cycle)):
        raise Http404
    actor = request.actor
    context = {
        "team": one,
        "cycle": cycle,
        "view": proposal_view(actor, found) if found else None,
        "draft": proposal_view(actor, draft) if draft else None,
        "may_draft": can(actor, cycle, "read_applications"),
        "may_publish": draft is not None and can(actor, draft, "publish"),
        "openings": cycle.openings.select_related("office", "by_body"),
        "may_open": can(actor, cycle, "open_seats"),
        "crumbs": crumbs(one),
    }
    return render(request, "teams/proposal.html", context)


def _works(request: ActorRequest, cycle: TeamCycle) -> bool:
    return can(request.actor, cycle, "read_applications") or can(request.actor, cycle, "open_seats")


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def edit_draft(request: ActorRequest, team: str) -> HttpResponse:
    """Draft the proposal, as a reader."""
    one, cycle = team_and_cycle(request, team, "read_applications")
    bodies, offices = proposing_bodies(cycle), list(offices_of(cycle))
    before = draft_of(request.actor, cycle) or latest(cycle)
    form = ProposalForm(
        posted(request),
        bodies=bodies,
        offices=offices,
        applications=candidates_for(request.actor, cycle),
        initial=ProposalForm.initial_of(before, bodies.first(), offices),
    )
    if form.is_bound and form.is_valid():
        upon = form.cleaned_data["revision"] or 0
        try:
            draft_proposal(actor=request.actor, cycle=cycle, draft=form.draft(), revision=upon)
            return redirect("team_proposal", team)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"team": one, "form": form, "crumbs": _above(one)}
    status = 422 if form.is_bound else 200
    return render(request, "teams/proposal_form.html", context, status=status)


@requires(Capability.TEAM_RUN)
@require_POST
def publish(request: ActorRequest, team: str) -> HttpResponse:
    """Put the draft before the assembly."""
    one, cycle = team_and_cycle(request, team, "prepare")
    draft = draft_of(request.actor, cycle)
    if draft is None:
        raise Http404
    try:
        publish_proposal(actor=request.actor, proposal=draft, revision=revision_of(request))
        messages.success(request, _("Published. Everybody on it stands at the assembly."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("team_proposal", one.key)


@signed_in
@require_http_methods(["GET", "POST"])
def opening(request: ActorRequest, team: str) -> HttpResponse:
    """Record that a forum opened reserved seats."""
    one, cycle = team_and_cycle(request, team, "open_seats")
    forums = visible(request.actor, Body, "open_seats").order_by("name", "pk")
    known = {"seats": 1, "decided_on": timezone.localdate()}
    form = OpeningForm(posted(request), forums=forums, cycle=cycle, initial=known)
    if form.is_bound and form.is_valid():
        try:
            open_seats(actor=request.actor, cycle=cycle, new=form.opening())
            return redirect("team_proposal", team)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"team": one, "form": form, "crumbs": _above(one)}
    status = 422 if form.is_bound else 200
    return render(request, "teams/opening.html", context, status=status)


def _above(team: Body) -> list[tuple[str, str]]:
    return [*crumbs(team), (_("Proposal"), reverse("team_proposal", args=[team.key]))]
