"""Finding a team and the term it is in."""

from __future__ import annotations

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import Http404

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, get_visible_or_404
from wirksam.teams.access.reach import teams
from wirksam.teams.choices import BEFORE_TERM, CycleState
from wirksam.teams.models import TeamCycle

SERVING = frozenset({CycleState.RUNNING, CycleState.HANDOVER})
"""States in which a team is at work."""


def told_teams() -> QuerySet[Body]:
    """Teams with what every page of theirs says."""
    return teams().select_related("unit", "contact")


def get_team(slug: str) -> Body:
    """The team at an address; anyone may know it. Raises ``Http404``."""
    found = told_teams().filter(key=slug).first()
    if found is None:
        raise Http404
    return found


def get_team_for(actor: Actor, slug: str, action: str) -> Body:
    """The team at an address if this person may do ``action`` (``sit``, ``prepare``) there."""
    return get_visible_or_404(actor, told_teams(), action, key=slug)


def current_cycle(body: Body) -> TeamCycle | None:
    """The term its page speaks of: being prepared, else at work, else the latest; one query."""
    rank = Case(
        When(state__in=sorted(BEFORE_TERM), then=Value(0)),
        When(state__in=sorted(SERVING), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return told_cycles().filter(body=body).order_by(rank, "-number").first()


def serving_cycle(body: Body) -> TeamCycle | None:
    """The term in which the team is at work or handing over, whatever is being prepared."""
    return told_cycles().filter(body=body, state__in=sorted(SERVING)).order_by("-number").first()


def told_cycles() -> QuerySet[TeamCycle]:
    """Terms with what every page of theirs says."""
    return TeamCycle.objects.select_related("body__unit", "due", "call__ask__body")
