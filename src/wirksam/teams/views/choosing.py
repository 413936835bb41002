"""Readers and what they read. Nobody else gets in, whatever office they hold."""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.foundation.access import RefusedError, can, get_visible_or_404, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.teams.choices import CycleState
from wirksam.teams.forms.choosing import FindingForm, ReaderForm
from wirksam.teams.models import Application, Reader, TeamCycle
from wirksam.teams.operations import readers as deeds
from wirksam.teams.operations.screening import find
from wirksam.teams.queries.screening import readers_of, reading_list, sheet
from wirksam.teams.queries.teams import current_cycle, get_team
from wirksam.teams.views.shared import crumbs, posted


@requires(Capability.TEAM_RUN)
@never_cache
@require_http_methods(["GET", "POST"])
def readers(request: ActorRequest, team: str) -> HttpResponse:
    """Who reads applications; naming somebody."""
    one, cycle = team_and_cycle(request, team, "prepare")
    form = ReaderForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            deeds.name_reader(actor=request.actor, cycle=cycle, name=form.cleaned_data["name"])
            return redirect("team_readers", team)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "team": one,
        "cycle": cycle,
        "form": form,
        "readers": readers_of(cycle),
        "may_name": cycle.state in deeds.NAMING,
        "crumbs": crumbs(one),
    }
    return render(request, "teams/readers.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def release_reader(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """Let somebody read no more; or step back oneself."""
    rows = Reader.objects.select_related("cycle__body__unit")
    found = get_object_or_404(rows, pk=pk, cycle__body__key=team)
    mine = found.person_id == request.actor.person_id
    if not mine and not can(request.actor, found.cycle, "prepare"):
        raise Http404
    try:
        deeds.release_reader(actor=request.actor, reader=found)
        messages.success(request, _("Saved."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("team", team) if mine else redirect("team_readers", team)


@signed_in
@never_cache
@require_safe
def applications(request: ActorRequest, team: str) -> HttpResponse:
    """What there is to read, for readers alone."""
    one, cycle = team_and_cycle(request, team, "read_applications")
    rows = reading_list(request.actor, cycle)
    context = {
        "team": one,
        "cycle": cycle,
        "rows": rows,
        "left": sum(not row.mine for row in rows),
        "mine": cycle.readers.filter(person=request.actor.person_id).first(),
        "reading": cycle.state == CycleState.SCREENING,
        "criteria": cycle.criteria.all(),
        "crumbs": crumbs(one),
    }
    return render(request, "teams/applications.html", context)


@signed_in
@csp_update({"media-src": [SELF]})  # type: ignore[arg-type] # it knows plain requests only
@never_cache
@require_http_methods(["GET", "POST"])
def application(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """One application; saying what one finds."""
    found = get_visible_or_404(request.actor, _told(), "screen", pk=pk, cycle__body__key=team)
    one = sheet(request.actor, found)
    form = FindingForm(posted(request), sheet=one)
    if form.is_bound and form.is_valid():
        try:
            find(actor=request.actor, application=found, found=form.found())
            messages.success(request, _("Saved. Now you see what others found."))
            return redirect("screen_application", team, pk)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    back = reverse("team_applications", args=[team])
    context = {
        "team": found.cycle.body,
        "sheet": one,
        "form": form,
        "reading": found.cycle.state == CycleState.SCREENING,
        "crumbs": [*crumbs(found.cycle.body), (_("Applications"), back)],
    }
    status = 422 if form.is_bound else 200
    return render(request, "teams/screen_application.html", context, status=status)


def _told() -> QuerySet[Application]:
    return Application.objects.select_related("person", "office", "recording", "cycle__body__unit")


def team_and_cycle(request: ActorRequest, team: str, action: str) -> tuple[Body, TeamCycle]:
    """The team at an address and its term, if this person may do that with it."""
    one = get_team(team)
    cycle = current_cycle(one)
    if cycle is None or not can(request.actor, cycle, action):
        raise Http404
    return one, cycle
