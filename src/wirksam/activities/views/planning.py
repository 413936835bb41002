"""Planning something new, or noting what was done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.activities.access import hostable
from wirksam.activities.choices import Visibility
from wirksam.activities.forms import NoteForm, PlanForm
from wirksam.activities.kinds import ActivityKind, kind_of, kinds
from wirksam.activities.models import Activity
from wirksam.activities.operations.beginning import begin_activity, begin_note
from wirksam.activities.queries.serving import as_choices, asked_for
from wirksam.activities.views.trail import crumbs, posted
from wirksam.association.models import Unit
from wirksam.foundation.access import RefusedError, signed_in
from wirksam.foundation.access.middleware import ActorRequest


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Plan an activity; prefilled by a commitment or by lines of a programme."""
    kind = _chosen_kind(request)
    serves = _serves(request)
    form = PlanForm(
        posted(request),
        hosts=hostable(request.actor),
        commitments=serves,
        initial={
            "visibility": kind.visibility,
            "can_join": True,
            "serves": [code for code, _text in serves],
        },
    )
    own = kind.form(posted(request)) if kind.form else forms.Form(posted(request))
    if form.is_bound and form.is_valid() and own.is_valid():
        made = _begin(request, kind, form, own)
        if made is not None:
            messages.success(request, _("It is planned. Tell others about it."))
            return redirect(made)
    context = {"form": form, "own": own, "kind": kind, "ways": _ways(request, kind.code)}
    return _page(request, "activities/new.html", form, context)


@signed_in
@require_http_methods(["GET", "POST"])
def note(request: ActorRequest) -> HttpResponse:
    """Note something that was done; it is closed at once."""
    serves = _serves(request)
    form = NoteForm(
        posted(request),
        hosts=hostable(request.actor),
        commitments=serves,
        initial={
            "visibility": Visibility.PUBLIC,
            "serves": [code for code, _text in serves],
        },
    )
    if form.is_bound and form.is_valid():
        made = _note(request, form)
        if made is not None:
            messages.success(request, _("It is noted. Thank you."))
            return redirect(made)
    context = {"form": form, "ways": _ways(request, "note")}
    return _page(request, "activities/note.html", form, context)


def _begin(
    request: ActorRequest, kind: ActivityKind, form: PlanForm, own: forms.Form
) -> Activity | None:
    try:
        return begin_activity(
            actor=request.actor,
            kind=kind.code,
            plan=form.plan(),
            serves=form.codes(),
            own=own.cleaned_data,
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return None


def _note(request: ActorRequest, form: NoteForm) -> Activity | None:
    try:
        return begin_note(
            actor=request.actor,
            plan=form.plan(),
            on=form.cleaned_data["on"],
            outcome=form.outcome(),
            serves=form.codes(),
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return None


def _page(
    request: ActorRequest, template: str, form: forms.Form, context: dict[str, Any]
) -> HttpResponse:
    """The form, or a sentence for someone whose bodies host nothing today."""
    may_plan = request.actor.can("activity.host") and hostable(request.actor).exists()
    homes = [home.unit_id for home in request.actor.homes]
    context |= {
        "crumbs": crumbs(),
        "may_plan": may_plan,
        "homes": [] if may_plan else Unit.objects.filter(pk__in=homes).order_by("path"),
        "codes": [code for code, _text in _serves(request)],
    }
    return render(request, template, context, status=422 if form.is_bound else 200)


def _serves(request: ActorRequest) -> list[tuple[str, str]]:
    """Commitments to offer: those of the address; once sent, those that had been offered."""
    codes = request.POST.getlist("angeboten") or request.GET.getlist("zusage")
    return as_choices(asked_for(request.GET, codes))


def _chosen_kind(request: ActorRequest) -> ActivityKind:
    known = kind_of(request.GET.get("art", ""))
    return known if known and known.offered else kinds(offered=True)[0]


def _ways(request: ActorRequest, shown: str) -> list[tuple[str, str, bool]]:
    """The kinds to choose from, and the note; the rest of the address stays."""
    query = request.GET.copy()
    found = []
    for kind in kinds(offered=True):
        query["art"] = kind.code
        address = f"{reverse('activity_new')}?{query.urlencode()}"
        found.append((str(kind.label), address, kind.code == shown))
    query.pop("art", None)
    rest = f"?{query.urlencode()}" if query else ""
    found.append((_("Done already"), f"{reverse('activity_note')}{rest}", shown == "note"))
    return found
