"""Planning something to help with, and changing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wirksam.activities.choices import Visibility
from wirksam.activities.queries.serving import as_choices, asked_for
from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.foundation.access import RefusedError, requires, visible
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.choices import KIND_WORDS, Flow
from wirksam.opportunities.forms.planning import OpportunityForm
from wirksam.opportunities.models import Opportunity
from wirksam.opportunities.operations.planning import change_opportunity, plan_opportunity
from wirksam.opportunities.views.shared import crumbs, posted, task_or_404

_LEAD = {
    "task": gettext_lazy("Somebody can do it alone, on a day of her choice."),
    "shift": gettext_lazy("A day and hours. Several people help together."),
    "sitting_in": gettext_lazy("Somebody comes along to a team once and sees how it works."),
}


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Plan a task, a shift or sitting-in; prefilled by a commitment or by lines of a programme."""
    kind = request.GET.get("art", "")
    kind = kind if kind in KIND_WORDS else "task"
    serves = _serves(request)
    form = _blank(request, kind, serves)
    if form.is_bound and form.is_valid() and (made := _plan(request, kind, form)):
        messages.success(request, _("It is open to join. Tell others about it."))
        return redirect(made)
    codes = [code for code, _text in serves]
    return _page(
        request, form, {"kinds": _kinds(request, kind), "lead": _LEAD[kind], "codes": codes}
    )


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change it; nobody who is in loses her place."""
    task = task_or_404(request, pk, "edit")
    form = OpportunityForm(
        posted(request),
        timed=task.kind != "task",
        hosts=visible(request.actor, Body, "host"),
        initial=OpportunityForm.initial_of(task),
    )
    if form.is_bound and form.is_valid() and _change(request, task, form):
        messages.success(request, _("Saved."))
        return redirect(task)
    return _page(request, form, {"task": task, "crumbs": crumbs(task)})


def _blank(request: ActorRequest, kind: str, serves: list[tuple[str, str]]) -> OpportunityForm:
    return OpportunityForm(
        posted(request),
        timed=kind != "task",
        hosts=visible(request.actor, Body, "host"),
        commitments=serves,
        initial={
            "visibility": Visibility.PUBLIC,
            "flow": Flow.AT_ONCE,
            "guests": True,
            "serves": [code for code, _text in serves],
        },
    )


def _plan(request: ActorRequest, kind: str, form: OpportunityForm) -> Opportunity | None:
    try:
        return plan_opportunity(
            actor=request.actor,
            kind=kind,
            plan=form.plan(),
            own=form.own(),
            jobs=form.cleaned_data["jobs"],
            serves=form.codes(),
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return None


def _change(request: ActorRequest, task: Opportunity, form: OpportunityForm) -> bool:
    try:
        change_opportunity(
            actor=request.actor,
            opportunity=task,
            plan=form.plan(task),
            own=form.own(),
            revision=form.cleaned_data["revision"] or 0,
            jobs=form.cleaned_data["jobs"],
            coming="alle" in request.POST and task.series_id is not None,
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return False
    return True


def _page(request: ActorRequest, form: OpportunityForm, more: dict[str, Any]) -> HttpResponse:
    context = {"form": form, "crumbs": crumbs()} | more
    status = 422 if form.is_bound else 200
    return render(request, "opportunities/plan.html", context, status=status)


def _serves(request: ActorRequest) -> list[tuple[str, str]]:
    """Commitments to offer: those of the address; once sent, those that had been offered."""
    codes = request.POST.getlist("angeboten") or request.GET.getlist("zusage")
    return as_choices(asked_for(request.GET, codes))


def _kinds(request: ActorRequest, shown: str) -> list[tuple[str, str, bool]]:
    query, found = request.GET.copy(), []
    for code, word in KIND_WORDS.items():
        query["art"] = code
        address = f"{reverse('opportunity_new')}?{query.urlencode()}"
        found.append((str(word), address, code == shown))
    return found
