"""Joining, watching, and saying how one stands."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from django_stubs_ext import StrOrPromise

from wirksam.foundation.access import RefusedError, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.forms.joining import JoinForm
from wirksam.opportunities.models import Engagement
from wirksam.opportunities.operations import joining as deeds
from wirksam.opportunities.queries.page import page_of
from wirksam.opportunities.views.opportunity import show
from wirksam.opportunities.views.shared import task_or_404, told_stand


@signed_in
@require_http_methods(["GET", "POST"])
def join(request: ActorRequest, pk: int) -> HttpResponse:
    """Join; what must be said first is asked on the page of the task."""
    task = task_or_404(request, pk)
    if request.method == "GET":
        return redirect(task)
    form = JoinForm(request.POST, page=page_of(request.actor, task))
    if not form.is_valid():
        return show(request, pk)
    try:
        one = deeds.join_opportunity(actor=request.actor, opportunity=task, wish=form.wish())
    except RefusedError as refused:
        return show(request, pk, str(refused.message))
    messages.success(request, told_stand(one.state))
    return redirect(task)


@signed_in
@require_POST
def watching(request: ActorRequest, pk: int) -> HttpResponse:
    """Hear of it only if people are missing; or no more."""
    task = task_or_404(request, pk)
    if "ende" in request.POST:
        deeds.unwatch(actor=request.actor, opportunity=task)
        messages.success(request, _("You hear nothing more of this."))
    else:
        deeds.watch(actor=request.actor, opportunity=task)
        messages.success(request, _("You hear of it only if people are missing."))
    return redirect(task)


_STANDS: dict[str, tuple[Callable[..., Engagement], StrOrPromise]] = {
    "erledigt": (deeds.say_done, gettext_lazy("Done. Thank you! The hosts can see it.")),
    "spaeter": (deeds.come_later, gettext_lazy("The hosts can see that you come a little later.")),
    "bleibe": (deeds.stay_after_all, gettext_lazy("You are in.")),
}


@signed_in
@require_POST
def stand(request: ActorRequest, pk: int) -> HttpResponse:
    """Say that one's task is done, that one comes later, or that one stays after all."""
    task, said = task_or_404(request, pk), request.POST.get("stand", "")
    try:
        if said in _STANDS:
            deed, words = _STANDS[said]
            deed(actor=request.actor, opportunity=task)
            messages.success(request, words)
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(task)
