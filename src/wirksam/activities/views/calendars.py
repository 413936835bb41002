"""Calendars to subscribe to."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.activities.models import CalendarKey
from wirksam.activities.operations.calendars import (
    digest_of,
    end_calendar_key,
    make_calendar_key,
)
from wirksam.activities.operations.saving import SCOPE
from wirksam.activities.queries.feeds import (
    Feed,
    owner_of,
    personal_feed,
    public_activities,
)
from wirksam.activities.queries.feeds import render as render_calendar
from wirksam.activities.views.trail import site
from wirksam.association.models import Unit
from wirksam.foundation.access import public, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.pages import hot_page
from wirksam.foundation.registry import branding

_TYPE = "text/calendar; charset=utf-8"


@public
@require_safe
@hot_page(lambda: (SCOPE, "association"))
def association_feed(request: ActorRequest) -> HttpResponse:
    """Everything public of the whole association."""
    feed = Feed(branding().name, public_activities(), site(request))
    return HttpResponse(render_calendar(feed), content_type=_TYPE)


@public
@require_safe
@hot_page(lambda **_slug: (SCOPE, "association"))
def unit_feed(request: ActorRequest, slug: str) -> HttpResponse:
    """Everything public of one unit."""
    unit = get_object_or_404(Unit, slug=slug)
    feed = Feed(unit.name, public_activities(slug), site(request))
    return HttpResponse(render_calendar(feed), content_type=_TYPE)


@public
@require_safe
def personal(request: ActorRequest, token: str) -> HttpResponse:
    """One person's calendar at its secret address."""
    owner = owner_of(digest_of(token))
    if owner is None:
        raise Http404
    content = render_calendar(personal_feed(owner, site(request)))
    response = HttpResponse(content, content_type=_TYPE)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def my_calendar(request: ActorRequest) -> HttpResponse:
    """Make a secret address for one's own calendar, once to be seen, or end it."""
    address = ""
    if request.method == "POST" and request.actor.person_id:
        if "ende" in request.POST:
            end_calendar_key(actor=request.actor)
        else:
            token = make_calendar_key(actor=request.actor)
            address = site(request) + reverse("personal_feed", args=[token])
    context = {
        "address": address,
        "held": CalendarKey.objects.filter(person=request.actor.person_id).first(),
        "public_address": site(request) + reverse("association_feed"),
        "crumbs": [(_("About me"), reverse("me"))],
    }
    response = render(request, "activities/my_calendar.html", context)
    if address:
        response.headers["Cache-Control"] = "no-store"
    return response
