"""Changing, calling off, repeating, doing it too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.activities.access import hostable
from wirksam.activities.forms import CopyForm, PlanForm, ReasonForm, SeriesForm
from wirksam.activities.forms.around import ALL_COMING
from wirksam.activities.kinds import kind_of, own_values
from wirksam.activities.models import Activity
from wirksam.activities.operations.copying import copy_activity
from wirksam.activities.operations.planning import (
    cancel_activity,
    change_activity,
    revive_activity,
)
from wirksam.activities.operations.saving import StaleError
from wirksam.activities.operations.series import cancel_coming, change_coming, repeat_activity
from wirksam.activities.queries.differing import differing
from wirksam.activities.views.trail import activity_or_404, crumbs, posted
from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, requires
from wirksam.foundation.access.middleware import ActorRequest


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an activity, on the page of its kind where it has one."""
    one = activity_or_404(request, pk, "edit")
    known = kind_of(one.kind)
    if known and known.edit_url_name:
        return redirect(known.edit_url_name, pk=pk)
    return _edit(request, one)


def _edit(request: ActorRequest, one: Activity) -> HttpResponse:
    """Where somebody else was quicker, one's own words stay in the form."""
    form = PlanForm(
        posted(request), hosts=hostable(request.actor), initial=PlanForm.initial_of(one)
    )
    own = _own_form(request, one)
    context: dict[str, Any] = {}
    if form.is_bound and form.is_valid() and own.is_valid():
        try:
            _change(request, one, form, own)
            messages.success(request, _("Saved."))
            return redirect(one)
        except StaleError as stale:
            context["differing"] = differing(PlanForm.initial_of(stale.now), form)
            again = request.POST.copy()
            again["revision"] = str(stale.now.revision)
            form.data = again
            form.add_error(None, str(stale.message))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context |= {"form": form, "own": own, "activity": one, "crumbs": crumbs(one)}
    status = 422 if form.is_bound else 200
    return render(request, "activities/edit.html", context, status=status)


def _own_form(request: ActorRequest, one: Activity) -> forms.Form:
    known = kind_of(one.kind)
    if known is None or known.form is None:
        return forms.Form(posted(request))
    names = list(known.form.base_fields)
    return known.form(posted(request), initial=own_values(known, one.pk, names))


def _change(request: ActorRequest, one: Activity, form: PlanForm, own: forms.Form) -> None:
    change = change_coming if request.POST.get("scope") == ALL_COMING else change_activity
    change(
        actor=request.actor,
        activity=one,
        plan=form.plan(one),
        revision=form.cleaned_data["revision"] or 0,
        own=own.cleaned_data,
    )


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def cancellation(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask, then call it off; the row and the calendar entry stay, marked as such."""
    one = activity_or_404(request, pk, "edit")
    form = ReasonForm(posted(request), initial={"revision": one.revision, "scope": "one"})

    def deed() -> None:
        call_off = cancel_coming if form.is_for_all else cancel_activity
        call_off(
            actor=request.actor,
            activity=one,
            revision=form.cleaned_data["revision"],
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Called off. Calendars will show it."))

    return _asked(request, one, form, "activities/cancellation.html", deed)


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def series(request: ActorRequest, pk: int) -> HttpResponse:
    """Let it come back."""
    one = activity_or_404(request, pk, "edit")
    form = SeriesForm(posted(request), initial={"revision": one.revision, "rhythm": "monthly"})

    def deed() -> None:
        made = repeat_activity(actor=request.actor, activity=one, **form.cleaned_data)
        told = _("It now stands in the calendar %(number)s times.") % {"number": len(made)}
        messages.success(request, told)

    return _asked(request, one, form, "activities/series.html", deed)


def _asked(
    request: ActorRequest,
    one: Activity,
    form: forms.Form,
    template: str,
    deed: Callable[[], None],
) -> HttpResponse:
    """A page with one form: do it and go back, or show what is wrong."""
    if form.is_bound and form.is_valid():
        try:
            deed()
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "activity": one, "crumbs": crumbs(one)}
    return render(request, template, context, status=422 if form.is_bound else 200)


@requires(Capability.ACTIVITY_HOST)
@require_POST
def revival(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back that it was called off."""
    one = activity_or_404(request, pk, "edit")
    revision = request.POST.get("revision", "")
    try:
        revive_activity(
            actor=request.actor,
            activity=one,
            revision=int(revision) if revision.isdecimal() and len(revision) < 9 else 0,  # noqa: PLR2004
        )
        messages.success(request, _("It takes place again."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(one)


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def copy(request: ActorRequest, pk: int) -> HttpResponse:
    """Take it along as an idea of one's own body."""
    one = activity_or_404(request, pk, "copy")
    form = CopyForm(posted(request), bodies=hostable(request.actor))
    if form.is_bound and form.is_valid():
        try:
            made = copy_activity(actor=request.actor, activity=one, host=form.cleaned_data["body"])
            messages.success(request, _("It is an idea of yours now. Say when and where."))
            return redirect("edit_activity", pk=made.pk)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "activity": one, "crumbs": crumbs(one)}
    status = 422 if form.is_bound else 200
    return render(request, "activities/copy.html", context, status=status)
