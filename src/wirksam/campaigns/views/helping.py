"""Asking other chapters for help, finding what is missing elsewhere, answering."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.activities.choices import CoHostState
from wirksam.activities.models import CoHost
from wirksam.activities.rules import slug_or_nothing
from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.campaigns.choices import HelpKind
from wirksam.campaigns.forms.helping import AskHelpForm, OfferHelpForm
from wirksam.campaigns.models import Frame, HelpRequest, LocalAction
from wirksam.campaigns.operations import helping as deeds
from wirksam.campaigns.queries.help_page import request_page
from wirksam.campaigns.queries.helping import Asked, help_listing, own_units, told_requests
from wirksam.campaigns.views.shared import (
    action_or_404,
    crumbs,
    frame_or_404,
    key_or_404,
    page_number,
    posted,
)
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires, signed_in, visible
from wirksam.foundation.access.middleware import ActorRequest


@signed_in
@require_safe
def help_requests(request: ActorRequest) -> HttpResponse:
    """What chapters look for, narrowed by kind and by what is near."""
    asked = Asked.from_query(request.GET)
    context = {
        "asked": asked,
        "listing": help_listing(request.actor, asked, page=page_number(request)),
        "kinds": HelpKind.choices,
        "has_home": bool(own_units(request.actor)),
        "may_ask": request.actor.can(Capability.ACTIVITY_HOST),
        "crumbs": crumbs(),
    }
    return render(request, "campaigns/help_requests.html", context)


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def ask(request: ActorRequest) -> HttpResponse:
    """Ask for help: for an action day, for a campaign, or for neither."""
    action, frame = _whatfor(request)
    form = AskHelpForm(posted(request), bodies=_asking(request, action), initial=_own(request))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        told = deeds.Asked(data["kind"], data["text"], data["until"], action, frame, data["key"])
        try:
            made = deeds.ask_for_help(actor=request.actor, body=data["body"], asked=told)
            messages.success(request, _("Asked. Boards above you and beside you are told."))
            return redirect("help_request", pk=made.pk)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "whatfor": action or frame, "crumbs": help_crumbs(action or frame)}
    return render(request, "campaigns/ask_help.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_safe
def help_request(request: ActorRequest, pk: int) -> HttpResponse:
    """What is asked for, who has answered, how it stands."""
    return help_request_page(request, request_or_404(request, pk))


def help_request_page(
    request: ActorRequest, one: HelpRequest, form: OfferHelpForm | None = None
) -> HttpResponse:
    """The page of one; ``form``: an answer that was sent and is not right yet."""
    page = request_page(request.actor, one)
    context = {
        "page": page,
        "one": one,
        "form": form or OfferHelpForm(bodies=page.bodies, initial=_own(request)),
        "crumbs": help_crumbs(),
    }
    return render(request, "campaigns/help_request.html", context, status=422 if form else 200)


@requires(Capability.ACTIVITY_HOST)
@require_POST
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Offer help in the name of a body."""
    one = request_or_404(request, pk)
    form = OfferHelpForm(request.POST, bodies=visible(request.actor, Body, "host"))
    if form.is_valid():
        try:
            deeds.answer_help(actor=request.actor, request=one, **form.cleaned_data)
            messages.success(request, _("Offered. Those who asked are told. Thank you!"))
            return redirect("help_request", pk=pk)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return help_request_page(request, one, form)


def request_or_404(request: ActorRequest, pk: int) -> HelpRequest:
    """A request this person may know."""
    return get_visible_or_404(request.actor, told_requests(), pk=pk)


def help_crumbs(below: Frame | LocalAction | None = None) -> list[tuple[str, str]]:
    """The pages above: action days, what it is for, all requests."""
    return [*crumbs(below), (_("Help for each other"), reverse("help_requests"))]


def _own(request: ActorRequest) -> dict[str, int]:
    """The body in which she has her own office comes first."""
    seat = next(iter(request.actor.seats), None)
    return {"body": seat.body_id} if seat else {}


def _whatfor(request: ActorRequest) -> tuple[LocalAction | None, Frame | None]:
    if "aktion" in request.GET:
        return action_or_404(request, key_or_404(request.GET["aktion"]), "host"), None
    slug = slug_or_nothing(request.GET.get("kampagne", ""))
    return None, frame_or_404(request, slug) if slug else None


def _asking(request: ActorRequest, action: LocalAction | None) -> QuerySet[Body]:
    bodies = visible(request.actor, Body, "host")
    if action is None:
        return bodies
    hosts = CoHost.objects.filter(activity=action.pk, state=CoHostState.AGREED).values("body")
    return bodies.filter(pk=action.host_id) | bodies.filter(pk__in=hosts)
