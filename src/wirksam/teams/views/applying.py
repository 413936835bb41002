"""One's own application: written or spoken, sent, taken back. No cache keeps any of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.models import Body
from wirksam.foundation.access import RefusedError, get_visible_or_404, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.files.views import play
from wirksam.foundation.pages.permissions import hears
from wirksam.teams.forms.applying import ApplicationForm, SeatForm
from wirksam.teams.models import Application, TeamCycle
from wirksam.teams.operations import applying as deeds
from wirksam.teams.operations.taking_back import delete_application, withdraw_application
from wirksam.teams.queries import applying as reads
from wirksam.teams.queries.teams import current_cycle, get_team
from wirksam.teams.views.shared import crumbs, posted

_LISTENS = {"media-src": ["blob:"]}


@signed_in
@hears
@csp_update(_LISTENS)  # type: ignore[arg-type] # it knows plain requests only
@never_cache
@require_http_methods(["GET", "POST"])
def application(request: ActorRequest, team: str) -> HttpResponse:
    """Short questions or a voice; kept as a draft or sent."""
    now = timezone.now()
    body, cycle = _wanted(team)
    if cycle is None:
        return _nothing(request, body)
    desk = reads.desk(request.actor, cycle, now)
    files = request.FILES or None
    form = ApplicationForm(posted(request), files, cycle=cycle, application=desk.application)
    if form.is_bound and form.is_valid():
        sent = _kept(request, cycle, form, now)
        if sent is not None:
            return redirect("team_application", team)
    context = {"team": body, "desk": desk, "form": form, "crumbs": crumbs(body)}
    status = 422 if form.is_bound else 200
    return render(request, "teams/application.html", context, status=status)


def _kept(
    request: ActorRequest, cycle: TeamCycle, form: ApplicationForm, now: datetime
) -> Application | None:
    sends = "send" in request.POST
    deed = deeds.send_application if sends else deeds.save_application
    told: dict[str, Any] = {"words": form.words(), "voice": form.voice()}
    try:
        kept = deed(
            actor=request.actor, cycle=cycle, revision=form.stated_revision(), now=now, **told
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return None
    if sends:
        messages.success(request, _("Your application has arrived. Thank you!"))
    else:
        messages.success(request, _("Kept. Nobody but you can read your draft."))
    return kept


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def seat(request: ActorRequest, team: str) -> HttpResponse:
    """The question about a reserved seat: by itself, so that no draft on a device holds it."""
    body, cycle = _wanted(team)
    desk = reads.desk(request.actor, cycle, timezone.now()) if cycle else None
    if desk is None or desk.application is None or not desk.reserved:
        return redirect("team_application", team)
    form = SeatForm(posted(request), initial={"declared": desk.declared})
    if form.is_bound and form.is_valid():
        try:
            deeds.declare_seat(
                actor=request.actor,
                application=desk.application,
                declared=form.cleaned_data["declared"],
            )
            messages.success(request, _("Kept. Only you and the readers can see it."))
            return redirect("team_application", team)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"team": body, "desk": desk, "form": form, "crumbs": _crumbs(body)}
    status = 422 if form.is_bound else 200
    return render(request, "teams/application_seat.html", context, status=status)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def withdrawal(request: ActorRequest, team: str) -> HttpResponse:
    """Take it back; no reason is asked for."""
    _body, cycle = _wanted(team)
    rows = reads.own_applications(request.actor).filter(cycle=cycle)
    mine = rows.first() if cycle else None
    if mine is None:
        return redirect("team_application", team)
    return _ended(request, mine, withdraw_application, _("Withdrawn. All your words are gone."))


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def deletion(request: ActorRequest, pk: int) -> HttpResponse:
    """Delete what is over before its time."""
    mine = get_visible_or_404(
        request.actor, Application.objects.select_related("cycle__body"), pk=pk
    )
    return _ended(request, mine, delete_application, _("Deleted."))


def _ended(request: ActorRequest, mine: Application, deed: Any, told: str) -> HttpResponse:  # noqa: ANN401
    body = mine.cycle.body
    if request.method == "POST":
        try:
            deed(actor=request.actor, application=mine)
            messages.success(request, told)
        except RefusedError as refused:
            messages.warning(request, refused.message)
        return redirect("my_applications")
    context = {
        "team": body,
        "application": mine,
        "withdraws": deed is withdraw_application,
        "crumbs": _crumbs(body),
    }
    return render(request, "teams/application_end.html", context)


@signed_in
@never_cache
@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """Everything she ever sent or began, and what became of it."""
    context = {"applications": list(reads.own_applications(request.actor)), "crumbs": crumbs()}
    return render(request, "teams/my_applications.html", context)


@signed_in
@require_safe
def recording(request: ActorRequest, pk: int) -> HttpResponseBase:
    """Her voice, to herself and to the readers while they read."""
    spoken = Application.objects.filter(recording__isnull=False).select_related("recording")
    found = get_visible_or_404(request.actor, spoken, "hear", pk=pk)
    assert found.recording is not None  # noqa: S101 (it was asked for)
    return play(found.recording, request)


def _wanted(team: str) -> tuple[Body, TeamCycle | None]:
    body = get_team(team)
    return body, current_cycle(body)


def _nothing(request: ActorRequest, body: Body) -> HttpResponse:
    messages.info(request, _("This team is not looking for anybody at the moment."))
    return redirect("team", body.key)


def _crumbs(body: Body) -> list[tuple[str, str]]:
    here = (_("Your application"), reverse("team_application", args=[body.key]))
    return [*crumbs(body), here]
