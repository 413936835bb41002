"""The desk of those who prepare a team: plan, steps, letting it lapse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.association.models import Body
from wirksam.foundation.access import RefusedError, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.teams.choices import BEFORE_TERM, CycleState
from wirksam.teams.forms.calls import LapseForm, PlanForm
from wirksam.teams.models import TeamCycle
from wirksam.teams.operations import calling, cycles
from wirksam.teams.queries.desk import desk_of
from wirksam.teams.queries.teams import current_cycle, get_team, get_team_for, told_cycles
from wirksam.teams.views.shared import crumbs, posted, revision_of

RUN = "team.run"


@requires(RUN)
@require_safe
def desk(request: ActorRequest, team: str) -> HttpResponse:
    """What comes next for a team, what is missing for it, and what has been done."""
    one = get_team_for(request.actor, team, "prepare")
    cycle = current_cycle(one)
    told = desk_of(one, cycle) if cycle is not None else None
    context = {
        "team": one,
        "cycle": cycle,
        "desk": told,
        "may_plan": cycle is None or cycle.state not in BEFORE_TERM,
        "is_over": cycle is None or cycle.is_over,
        "crumbs": crumbs(one),
    }
    return render(request, "teams/desk.html", context)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def plan(request: ActorRequest, team: str) -> HttpResponse:
    """Begin to prepare a term."""
    one = get_team_for(request.actor, team, "prepare")
    form = PlanForm(posted(request), body=one)

    def planned() -> None:
        cycles.plan_cycle(actor=request.actor, body=one, plan=form.plan())

    if form.is_bound and form.is_valid() and did(form, planned):
        messages.success(request, _("Planned. Next comes the call."))
        return redirect("edit_team_call", one.key)
    told = {"title": _("Plan a term"), "submit": _("Plan it")}
    return form_page(request, one, form, told)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def edit_plan(request: ActorRequest, team: str) -> HttpResponse:
    """Change goal, assembly or length."""
    one, cycle = prepared(request, team)
    form = PlanForm(posted(request), initial=PlanForm.initial_of(cycle), body=one, kept=cycle.due)

    def edited() -> None:
        cycles.edit_cycle(
            actor=request.actor, cycle=cycle, plan=form.plan(), revision=revision_of(request)
        )

    if form.is_bound and form.is_valid() and did(form, edited):
        messages.success(request, _("Saved."))
        return redirect("team_desk", one.key)
    return form_page(request, one, form, {"title": _("Change the plan"), "submit": _("Save")})


@requires(RUN)
@require_POST
def step(request: ActorRequest, team: str) -> HttpResponse:
    """Take the next step that is taken here."""
    _one, cycle = prepared(request, team)
    actor, revision = request.actor, revision_of(request)
    deeds: dict[str, Callable[[], Any]] = {
        CycleState.PLANNED: lambda: calling.publish_call(
            actor=actor, cycle=cycle, revision=revision
        ),
        CycleState.CALL: lambda: cycles.begin_screening(actor=actor, cycle=cycle),
        CycleState.RUNNING: lambda: cycles.begin_handover(actor=actor, cycle=cycle),
    }
    deed = deeds.get(cycle.state)
    if deed is None:
        messages.warning(request, _("This step is not taken here."))
        return redirect("team_desk", team)
    try:
        deed()
    except RefusedError as refused:
        messages.warning(request, refused.message)
    else:
        messages.success(request, _("Done."))
    return redirect("team_desk", team)


@signed_in
@require_POST
def hand_over(request: ActorRequest, team: str) -> HttpResponse:
    """The team itself begins to hand over before its time."""
    one = get_team(team)
    rows = told_cycles().filter(body=one, state=CycleState.RUNNING).order_by("number")
    if (cycle := rows.first()) is None:
        raise Http404
    try:
        cycles.begin_handover(actor=request.actor, cycle=cycle)
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return redirect("team", one.key)
    return redirect("team_handovers", team)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def lapse(request: ActorRequest, team: str) -> HttpResponse:
    """Let a term lapse, with a reason for everyone."""
    one, cycle = prepared(request, team)
    form = LapseForm(posted(request), initial={"revision": cycle.revision})

    def lapsed() -> None:
        cycles.lapse_cycle(actor=request.actor, cycle=cycle, **form.cleaned_data)

    if form.is_bound and form.is_valid() and did(form, lapsed):
        messages.success(request, _("Recorded. Whoever waits for it has been told."))
        return redirect("team_desk", one.key)
    told = {"title": _("Let this term lapse"), "submit": _("Let it lapse"), "danger": True}
    told["lead"] = _(
        "Everybody can read why. Whoever applied is told, and declarations are deleted."
    )
    return form_page(request, one, form, told)


def prepared(request: ActorRequest, team: str) -> tuple[Body, TeamCycle]:
    """The team and its term, if this person prepares it; 404 where no term was ever planned."""
    one = get_team_for(request.actor, team, "prepare")
    cycle = current_cycle(one)
    return one, cycle if cycle is not None else get_object_or_404(TeamCycle, body=one)


def did(form: BaseForm, deed: Callable[[], None]) -> bool:
    """The deed was done; where it was refused, the form says why."""
    try:
        deed()
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return False
    return True


def form_page(
    request: ActorRequest, team: Body, form: BaseForm, told: dict[str, Any]
) -> HttpResponse:
    """A page with one form below the desk of a team."""
    trail = [*crumbs(team), (_("Preparing it"), reverse("team_desk", args=[team.key]))]
    context = {"team": team, "form": form, "crumbs": trail} | told
    return render(request, "teams/form.html", context, status=422 if form.is_bound else 200)
