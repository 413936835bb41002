"""Where the teams stand."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.pages import hot_page
from wirksam.programme.models import Programme
from wirksam.programme.models.text import scope_of
from wirksam.teams.queries.overview import overview as all_teams


def _scopes() -> Iterable[str]:
    slugs = Programme.objects.order_by().values_list("slug", flat=True)
    return ("teams", "association", "programmes", *map(scope_of, slugs))


@public
@require_safe
@hot_page(_scopes)
def overview(request: ActorRequest) -> HttpResponse:
    """Every team against its goal, what is due when, empty seats, who acts for whom."""
    return render(request, "teams/overview.html", {"overview": all_teams()})
