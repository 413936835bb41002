"""Signing up without an account: asking for the link, and what is behind it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import NOBODY, RefusedError, public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.forms.guests import GuestForm
from wirksam.opportunities.forms.joining import JoinForm
from wirksam.opportunities.models import GuestHelper
from wirksam.opportunities.operations import guests as deeds
from wirksam.opportunities.queries.guests import standing_of
from wirksam.opportunities.queries.page import page_of
from wirksam.opportunities.views.opportunity import show
from wirksam.opportunities.views.shared import crumbs, task_or_404


@never_cache
@public
@require_http_methods(["GET", "POST"])
def ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Send the link to the address that somebody typed on the page of a task."""
    task = task_or_404(request, pk)
    if request.method == "GET" or request.actor.is_known:
        return redirect(task)
    form = GuestForm(request.POST)
    if not form.is_valid():
        return show(request, pk, guest=form)
    try:
        deeds.ask_as_guest(
            opportunity=task,
            name=form.cleaned_data["name"],
            mail=form.cleaned_data["mail"],
            link_to=lambda token: request.build_absolute_uri(reverse("guest_link", args=[token])),
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return show(request, pk, guest=form)
    context = {"task": task, "mail": form.cleaned_data["mail"], "crumbs": crumbs(task)}
    return render(request, "opportunities/guest_asked.html", context)


@never_cache
@public
@require_http_methods(["GET", "HEAD", "POST"])
def behind_link(request: ActorRequest, token: str) -> HttpResponse:
    """Say how it stands (GET, which changes nothing); the buttons sign up and cancel."""
    try:
        answer = _press(request, token) if request.method == "POST" else None
        answer = answer or _page(request, deeds.guest_behind(token))
    except deeds.GuestLinkError:
        answer = render(request, "opportunities/guest_gone.html", status=410)
    answer["Referrer-Policy"] = "same-origin"  # "no-referrer" would hide the origin of the button
    return answer


def _press(request: ActorRequest, token: str) -> HttpResponse | None:
    guest = deeds.guest_behind(token)
    try:
        if "raus" in request.POST:
            deeds.cancel_guest(token=token)
            messages.success(request, _("You are out. Your name and address are deleted."))
            return redirect("opportunities")
        if "erledigt" in request.POST:
            deeds.say_done_as_guest(token=token)
        elif "dabei" in request.POST:
            form = JoinForm(request.POST, page=page_of(NOBODY, guest.opportunity))
            if not form.is_valid():
                return _page(request, guest, form)
            deeds.confirm_guest(token=token, wish=form.wish())
    except RefusedError as refused:
        return _page(request, guest, refused=str(refused.message))
    return HttpResponseRedirect(request.path)


def _page(
    request: ActorRequest, guest: GuestHelper, form: JoinForm | None = None, refused: str = ""
) -> HttpResponse:
    page = page_of(NOBODY, guest.opportunity)
    context = {
        "guest": guest,
        "task": guest.opportunity,
        "page": page,
        "standing": standing_of(guest, page),
        "form": form or JoinForm(page=page),
        "refused": refused,
        "may_join": not page.is_over and guest.opportunity.is_joinable,
    }
    status = 422 if form or refused else 200
    return render(request, "opportunities/guest.html", context, status=status)
