"""All action days in one calendar: federation, state, chapters."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.association.choices import Capability, UnitKind
from wirksam.campaigns.queries.actions import coming_actions
from wirksam.campaigns.queries.frames import current_frames, past_frames
from wirksam.campaigns.queries.tiles import planned_picture
from wirksam.campaigns.views.shared import page_number
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest

LEVELS = {"bund": UnitKind.FEDERAL, "land": UnitKind.STATE, "kreis": UnitKind.DISTRICT}


@public
@require_safe
def action_days(request: ActorRequest) -> HttpResponse:
    """Campaigns that run or come, and every action day by day, narrowed by level."""
    asked, page = request.GET.get("ebene", ""), page_number(request)
    level = LEVELS.get(asked, "")
    context = {
        "frames": current_frames(request.actor, level),
        "past": past_frames(request.actor) if page == 1 and not level else [],
        "listing": coming_actions(request.actor, level=level, page=page),
        "picture": planned_picture(request.actor) if page == 1 else None,
        "levels": _levels(asked if level else ""),
        "may_plan": request.actor.can(Capability.ACTIVITY_HOST),
        "may_propose": request.actor.can(Capability.CAMPAIGN_RUN),
    }
    return render(request, "campaigns/action_days.html", context)


def _levels(shown: str) -> list[tuple[str, str, bool]]:
    words = {"": _("All"), "bund": _("Federal"), "land": _("State"), "kreis": _("Chapters")}
    return [(word, f"?ebene={value}", value == shown) for value, word in words.items()]
