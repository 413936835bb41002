"""The call of a team: for everyone to read, for those who prepare it to write."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.foundation.access import RefusedError, can, public, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.notices.queries import is_following
from wirksam.teams.forms.calls import CallForm, ChannelForm, ExtendForm
from wirksam.teams.models import Call
from wirksam.teams.operations import calling
from wirksam.teams.operations.telling_terms import TEAM
from wirksam.teams.queries.days import last_moment
from wirksam.teams.queries.stand import stand_of
from wirksam.teams.queries.teams import current_cycle, get_team
from wirksam.teams.views.desk import RUN, did, form_page, prepared
from wirksam.teams.views.shared import crumbs, posted, revision_of


@public
@require_safe
def call(request: ActorRequest, team: str) -> HttpResponse:
    """Whom a team looks for, in plain words; a draft only for those who prepare it."""
    one = get_team(team)
    cycle = current_cycle(one)
    told: Call | None = getattr(cycle, "call", None)
    if cycle is None or told is None or not can(request.actor, told):
        raise Http404
    told.cycle = cycle
    context = {
        "team": one,
        "cycle": cycle,
        "call": told,
        "stand": stand_of(one, cycle),
        "criteria": list(cycle.criteria.values_list("text", flat=True)),
        "follows": is_following(request.actor, TEAM, one.key),
        "crumbs": crumbs(one),
    }
    return render(request, "teams/call.html", context)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def edit(request: ActorRequest, team: str) -> HttpResponse:
    """Write the call; once it is published, only what helps people."""
    one, cycle = prepared(request, team)
    kept: Call | None = getattr(cycle, "call", None)
    fixed = kept is not None and kept.published_at is not None
    initial = CallForm.initial_of(kept, cycle)
    form = CallForm(posted(request), initial=initial, body=one, fixed=fixed)

    def written() -> None:
        calling.write_call(
            actor=request.actor,
            cycle=cycle,
            words=form.words(kept),
            criteria=form.criteria_lines(),
            revision=revision_of(request),
        )

    if form.is_bound and form.is_valid() and did(form, written):
        messages.success(request, _("Saved. Read it once more as it will look."))
        return redirect("team_desk", one.key)
    told: dict[str, Any] = {"team": one, "form": form, "fixed": fixed, "crumbs": crumbs(one)}
    told["draft_key"] = f"{cycle.pk}-{initial['revision']}"
    status = 422 if form.is_bound else 200
    return render(request, "teams/call_form.html", told, status=status)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def extend(request: ActorRequest, team: str) -> HttpResponse:
    """Keep the call open longer."""
    one, cycle = prepared(request, team)
    form = ExtendForm(posted(request), initial={"revision": cycle.revision})

    def extended() -> None:
        calling.extend_call(
            actor=request.actor,
            cycle=cycle,
            closes_at=last_moment(form.cleaned_data["last_day"]),
            reason=form.cleaned_data["reason"],
            revision=form.cleaned_data["revision"],
        )

    if form.is_bound and form.is_valid() and did(form, extended):
        messages.success(request, _("The call stays open longer. Everybody concerned is told."))
        return redirect("team_desk", one.key)
    told = {"title": _("Keep the call open longer"), "submit": _("Keep it open")}
    return form_page(request, one, form, told)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def channels(request: ActorRequest, team: str) -> HttpResponse:
    """Note where the call was heard."""
    one, cycle = prepared(request, team)
    form = ChannelForm(posted(request))

    def noted() -> None:
        calling.record_channel(actor=request.actor, cycle=cycle, **form.cleaned_data)

    if form.is_bound and form.is_valid() and did(form, noted):
        return redirect("team_desk", one.key)
    told = {"title": _("Where was the call heard?"), "submit": _("Note it")}
    return form_page(request, one, form, told | {"suggestions": ChannelForm.suggestions})


@requires(RUN)
@require_POST
def remove_channel(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """Take out what was noted by mistake."""
    _one, cycle = prepared(request, team)
    try:
        calling.remove_channel(actor=request.actor, cycle=cycle, channel=pk)
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("team_desk", team)
