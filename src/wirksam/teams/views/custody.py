"""Acting for a team that is not there: its page, its reports, its commitments."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.foundation.access import (
    RefusedError,
    can,
    get_visible_or_404,
    public,
    requires,
    signed_in,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.teams.forms.custody import CustodyForm, CustodyReportForm, EndForm, PromiseForm
from wirksam.teams.models import Custody
from wirksam.teams.operations import custody as deeds
from wirksam.teams.operations import promises
from wirksam.teams.queries.custody import acting, seen, taker_of, told_custodies
from wirksam.teams.queries.promises import promised
from wirksam.teams.queries.teams import get_team, get_team_for
from wirksam.teams.views.shared import crumbs, posted


@public
@require_safe
def custody(request: ActorRequest, team: str) -> HttpResponse:
    """Who acts for a team, until when, what was told of it, and the commitments it is about."""
    body, actor = get_team(team), request.actor
    taker = taker_of(body)
    rows, custodies = promised(body, taker, actor), acting([body])
    seats = {seat.body_id for seat in actor.seats}
    context = {
        "team": body,
        "custodies": custodies,
        "latest": next((row for one in custodies for row in one.reports), None),
        "mine": seats,
        "taker": taker,
        "promised": rows,
        "passable": [one for one in rows if one.waits and one.may],
        "may_prepare": actor.can(Capability.TEAM_RUN) and can(actor, body, "prepare"),
        "promise_form": PromiseForm(),
        "crumbs": crumbs(body),
        "fresh": request.GET.get("bericht", ""),
    }
    return render(request, "teams/custody.html", context)


@requires(Capability.TEAM_RUN)
@require_http_methods(["GET", "POST"])
def begin(request: ActorRequest, team: str) -> HttpResponse:
    """Say which body acts for a missing team."""
    body = get_team_for(request.actor, team, "prepare")
    form = CustodyForm(posted(request), team=body)
    if form.is_bound and form.is_valid():
        try:
            deeds.begin_custody(actor=request.actor, body=body, new=form.new())
            messages.success(request, _("Everyone can read who acts for the team."))
            return redirect("custody", team=team)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "team": body, "crumbs": crumbs(body)}
    status = 422 if form.is_bound else 200
    return render(request, "teams/custody_new.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def report(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """Three questions: what was done, who was involved and how, what is open."""
    row = get_visible_or_404(request.actor, _of_team(team), "report", pk=pk)
    one = seen(row, timezone.localdate())
    form = CustodyReportForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            made = deeds.report_custody(actor=request.actor, custody=row, told=form.told())
            messages.success(request, _("Your report is there for everyone to read."))
            back = reverse("custody", args=[team])
            return redirect(f"{back}?bericht={made.pk}#bericht-{made.pk}")
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "one": one, "team": row.body, "crumbs": crumbs(row.body)}
    status = 422 if form.is_bound else 200
    return render(request, "teams/custody_report.html", context, status=status)


@requires(Capability.TEAM_RUN)
@require_http_methods(["GET", "POST"])
def end(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """End it today, with a reason."""
    row = get_visible_or_404(request.actor, _of_team(team), "end", pk=pk)
    form = EndForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            deeds.end_custody(actor=request.actor, custody=row, reason=form.cleaned_data["reason"])
            messages.success(request, _("Ended. One last report is due in two weeks."))
            return redirect("custody", team=team)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    one = seen(row, timezone.localdate())
    context = {"form": form, "one": one, "team": row.body, "crumbs": crumbs(row.body)}
    status = 422 if form.is_bound else 200
    return render(request, "teams/custody_end.html", context, status=status)


@requires(Capability.PROGRAMME_REPORT)
@require_POST
def pass_on(request: ActorRequest, team: str) -> HttpResponse:
    """Pass the chosen commitments on to whoever does the work today."""
    body = get_team(team)
    codes = set(request.POST.getlist("codes")[:100])

    def deed() -> str:
        number = promises.pass_on_promises(actor=request.actor, body=body, codes=codes)
        told = ngettext(
            "%(number)d commitment is passed on. It stands in its thread.",
            "%(number)d commitments are passed on. It stands in their threads.",
            number,
        )
        return told % {"number": number}

    return _done(request, body, deed)


@requires(Capability.TEAM_RUN)
@require_POST
def add_promise(request: ActorRequest, team: str) -> HttpResponse:
    """Say that a commitment is about this team."""
    body = get_team_for(request.actor, team, "prepare")
    form = PromiseForm(request.POST)
    code = form.cleaned_data["code"] if form.is_valid() else ""

    def deed() -> str:
        promises.add_promise(actor=request.actor, body=body, code=code)
        return _("From now on its thread tells of this team.")

    return _done(request, body, deed)


@requires(Capability.TEAM_RUN)
@require_POST
def remove_promise(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """Say that a commitment is not about this team."""
    body = get_team_for(request.actor, team, "prepare")
    row = get_object_or_404(body.promises.select_related("body__unit", "commitment"), pk=pk)

    def deed() -> str:
        promises.remove_promise(actor=request.actor, promise=row)
        return _("Its thread tells of this team no more.")

    return _done(request, body, deed)


def _of_team(team: str) -> QuerySet[Custody]:
    return told_custodies().filter(body=get_team(team))


def _done(request: ActorRequest, body: Body, deed: Callable[[], str]) -> HttpResponse:
    """Do it, say what came of it, and go back."""
    try:
        messages.success(request, deed())
    except RefusedError as refused:
        messages.warning(request, str(refused.message))
    return redirect(f"{reverse('custody', args=[body.key])}#zusagen")
