"""Leaving: a stand-in, or simply out; and what could fit instead."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.foundation.access import RefusedError, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.operations.joining import leave_opportunity, seek_stand_in
from wirksam.opportunities.queries.mine import instead_of
from wirksam.opportunities.queries.page import page_of
from wirksam.opportunities.views.shared import crumbs, task_or_404


@signed_in
@require_http_methods(["GET", "POST"])
def leave(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose between looking for a stand-in and leaving at once; nobody asks why."""
    task = task_or_404(request, pk)
    if request.method == "POST":
        return _leave(request, pk)
    page = page_of(request.actor, task)
    if page.mine is None:
        return redirect(task)
    context = {"page": page, "task": task, "crumbs": crumbs(task)}
    return render(request, "opportunities/leave.html", context)


def _leave(request: ActorRequest, pk: int) -> HttpResponse:
    task = task_or_404(request, pk)
    try:
        if "ersatz" in request.POST:
            one = seek_stand_in(actor=request.actor, opportunity=task)
            if one is not None:
                messages.success(request, _("You keep your place until somebody takes it."))
                return redirect(task)
            messages.success(request, _("Somebody was waiting and takes your place. You are out."))
        elif leave_opportunity(actor=request.actor, opportunity=task):
            messages.success(request, _("You are out. The hosts know at once. Nobody asks why."))
        else:
            messages.success(request, _("You are out. Nobody asks why."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return redirect(task)
    return redirect("instead_of_opportunity", pk=pk)


@signed_in
@require_safe
def instead(request: ActorRequest, pk: int) -> HttpResponse:
    """The next tasks that resemble the one she left; none must be taken."""
    task = task_or_404(request, pk)
    context = {"task": task, "rows": instead_of(request.actor, task), "crumbs": crumbs()}
    return render(request, "opportunities/instead.html", context)
