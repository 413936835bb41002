"""The page of one activity, and its date as a file."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirksam.activities.kinds import kind_of
from wirksam.activities.models import Participation
from wirksam.activities.operations.participating import join, leave
from wirksam.activities.queries.feeds import render as render_calendar
from wirksam.activities.queries.feeds import single_feed
from wirksam.activities.queries.page import activity_page, answerable
from wirksam.activities.queries.shown import rows_of
from wirksam.activities.views.trail import activity_or_404, crumbs, site
from wirksam.foundation.access import RefusedError, can, public, signed_in
from wirksam.foundation.access.middleware import ActorRequest


@public
@require_safe
def activity(request: ActorRequest, pk: int) -> HttpResponse:
    """What, when, where, how long, what you need, who hosts, what it serves; one button."""
    one = activity_or_404(request, pk)
    known = kind_of(one.kind)
    if known and known.own_joining:
        return redirect(one)
    page = activity_page(request.actor, one)
    context = {
        "page": page,
        "activity": page.activity,
        "parts": rows_of(request.actor, page.parts),
        "answerable": answerable(request.actor, page.activity) if page.cohosts else [],
        "login_url": f"{reverse('account_login')}?{urlencode({'next': request.path})}",
        "crumbs": crumbs(),
    }
    return render(request, "activities/activity.html", context)


@signed_in
@require_POST
def participation(request: ActorRequest, pk: int) -> HttpResponse:
    """Say that one comes, or leave without a reason."""
    one = activity_or_404(request, pk)
    try:
        if "ende" in request.POST:
            leave(actor=request.actor, activity=one)
            messages.success(request, _("You have left. Nobody asks why."))
        else:
            join(actor=request.actor, activity=one)
            messages.success(request, _("You are in. Only you and the hosts can see that."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    still = can(request.actor, one)
    return redirect(one) if still else redirect("activities")


@public
@require_safe
def date_file(request: ActorRequest, pk: int) -> HttpResponse:
    """The date for one's own calendar."""
    one = activity_or_404(request, pk)
    joined = Participation.objects.filter(activity=one, person=request.actor.person_id)
    inside = request.actor.is_known and (can(request.actor, one, "host") or joined.exists())
    content = render_calendar(single_feed(one, site(request), inside=inside))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="termin-{one.pk}.ics"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response
