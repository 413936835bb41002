"""Closing, who takes part, hosting together."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.activities.choices import CoHostState, ParticipationState
from wirksam.activities.forms import ClosingForm, CoHostForm
from wirksam.activities.models import Closing, CoHost
from wirksam.activities.operations.closing import close_activity
from wirksam.activities.operations.hosting import answer_cohost, ask_cohost, take_back_cohost
from wirksam.activities.operations.participating import read_participants, thank
from wirksam.activities.queries.hosting import askable, cohosts_of
from wirksam.activities.views.trail import activity_or_404, crumbs, posted
from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def closing(request: ActorRequest, pk: int) -> HttpResponse:
    """What came of it, how many were there, how it goes on."""
    one = activity_or_404(request, pk, "edit")
    said = Closing.objects.filter(activity=one).values("came_of_it", "attendees", "what_next")
    initial = (said.first() or {}) | {"revision": one.revision}
    form = ClosingForm(posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            close_activity(
                actor=request.actor,
                activity=one,
                outcome=form.outcome(),
                revision=form.cleaned_data["revision"],
            )
            messages.success(request, _("Closed. Thank you for telling."))
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "activity": one, "crumbs": crumbs(one)}
    status = 422 if form.is_bound else 200
    return render(request, "activities/closing.html", context, status=status)


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def participants(request: ActorRequest, pk: int) -> HttpResponse:
    """Who takes part, for the hosts; and a word of thanks to all who were there."""
    one = activity_or_404(request, pk, "host")
    if request.method == "POST":
        number = thank(actor=request.actor, activity=one)
        told = ngettext("You thanked one person.", "You thanked %(n)s people.", number)
        messages.success(request, told % {"n": number})
        return redirect("participants", pk=pk)
    rows = read_participants(actor=request.actor, activity=one)
    took_part = ParticipationState.TOOK_PART
    context = {
        "activity": one,
        "rows": rows,
        "to_thank": [row for row in rows if row.state == took_part and not row.thanked_at],
        "crumbs": crumbs(one),
    }
    return render(request, "activities/participants.html", context)


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def cohosts(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask other bodies to host too."""
    one = activity_or_404(request, pk, "edit")
    form = CoHostForm(posted(request), bodies=askable(one))
    if form.is_bound and form.is_valid():
        try:
            ask_cohost(actor=request.actor, activity=one, body=form.cleaned_data["body"])
            messages.success(request, _("Asked. They decide themselves."))
            return redirect("cohosts", pk=pk)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "activity": one, "rows": cohosts_of(one), "crumbs": crumbs(one)}
    status = 422 if form.is_bound else 200
    return render(request, "activities/cohosts.html", context, status=status)


_ANSWERS = {
    "ja": CoHostState.AGREED,
    "nein": CoHostState.DECLINED,
    "ende": CoHostState.WITHDRAWN,
}


@requires(Capability.ACTIVITY_HOST)
@require_POST
def cohost_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Agree, decline, leave again; or, for who asked, take the question back."""
    answer = request.POST.get("antwort", "")
    action = "ask" if answer == "zurueck" else "answer"
    row = get_visible_or_404(
        request.actor, CoHost.objects.select_related("activity__host__unit", "body"), action, pk=pk
    )
    try:
        if action == "ask":
            take_back_cohost(actor=request.actor, cohost=row)
        elif answer in _ANSWERS:
            answer_cohost(actor=request.actor, cohost=row, state=_ANSWERS[answer])
        messages.success(request, _("Saved."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("cohosts", pk=row.activity_id) if action == "ask" else redirect(row.activity)
