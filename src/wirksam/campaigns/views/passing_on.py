"""What is planned under a frame as text to pass on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.activities.choices import Visibility
from wirksam.activities.queries.messages import message_of_many
from wirksam.campaigns.queries.actions import planned_under
from wirksam.campaigns.views.shared import crumbs, frame_or_404
from wirksam.foundation.access import signed_in
from wirksam.foundation.access.middleware import ActorRequest


@signed_in
@require_safe
def frame_text(request: ActorRequest, slug: str) -> HttpResponse:
    """Only what is public, or what every member may know, whoever passes it on."""
    frame = frame_or_404(request, slug)
    everything = "alles" in request.GET
    told = [Visibility.PUBLIC, Visibility.MEMBERS] if everything else [Visibility.PUBLIC]
    rows = planned_under(request.actor, frame).filter(visibility__in=told)
    url = frame.get_absolute_url() if everything else reverse("action_days")
    base = request.build_absolute_uri("/").rstrip("/")
    context = {
        "message": message_of_many(frame.title, list(rows), url, base),
        "address": url,
        "choices": [
            (_("For everyone"), "?", not everything),
            (_("For members"), "?alles=1", everything),
        ],
        "crumbs": crumbs(frame),
    }
    return render(request, "activities/message.html", context)
