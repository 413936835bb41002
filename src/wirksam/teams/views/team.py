"""The page of a team, for everyone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from wirksam.association.models import Body
from wirksam.foundation.access import can, public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.notices.queries import is_following
from wirksam.teams.choices import CycleState
from wirksam.teams.models import TeamCycle
from wirksam.teams.operations.telling_terms import TEAM
from wirksam.teams.queries.page import parts_of
from wirksam.teams.queries.parts import Part
from wirksam.teams.queries.teams import current_cycle, get_team, serving_cycle
from wirksam.teams.views.shared import crumbs


@public
@require_safe
def page(request: ActorRequest, team: str) -> HttpResponse:
    """Where a team stands, what is due, which seats are empty, how to join, what it does."""
    one = get_team(team)
    cycle = current_cycle(one)
    parts = parts_of(request.actor, one, cycle)
    context = {
        "team": one,
        "cycle": cycle,
        "parts": [(part, _drawn(request, one, cycle, part)) for part in parts],
        "stand": next((part.context["stand"] for part in parts if part.key == "stand"), None),
        "follows": is_following(request.actor, TEAM, one.key),
        "crumbs": crumbs(),
        "may_hand_over": _may_hand_over(request, one),
        "may_prepare": request.actor.can("team.run") and can(request.actor, one, "prepare"),
    }
    return render(request, "teams/team.html", context)


def _may_hand_over(request: ActorRequest, body: Body) -> bool:
    """The team is at work, and this person may begin its handover before it begins by itself."""
    if not request.actor.seats:
        return False
    cycle = serving_cycle(body)
    at_work = cycle is not None and cycle.state == CycleState.RUNNING
    return at_work and cycle is not None and can(request.actor, cycle, "hand_over")


def _drawn(request: ActorRequest, body: Body, cycle: TeamCycle | None, part: Part) -> str:
    """A section, by its own template."""
    told = {**part.context, "team": body, "cycle": cycle, "part": part}
    return render_to_string(part.template, told, request)
