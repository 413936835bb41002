"""Where the teams stand."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.teams.queries.teams import told_teams


@public
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """All teams."""
    return render(request, "teams/overview.html", {"teams": told_teams().order_by("name")})
