"""What teams leave open between a person and the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter
from wirksam.teams.choices import CycleState
from wirksam.teams.models import TeamCycle
from wirksam.teams.queries.facts import facts_of_all
from wirksam.teams.rules import Facts, missing

MOST = 20
_PREPARED = (CycleState.PLANNED, CycleState.CALL, CycleState.SCREENING)
_WRITE_MINUTES = 30


def term_matters(actor: Actor) -> Iterator[Matter]:
    """The next step of each team for those who prepare it."""
    if not actor.can(Capability.TEAM_RUN):
        return
    rows = visible(actor, TeamCycle, "prepare").filter(state__in=_PREPARED)
    cycles = list(rows.select_related("body", "due", "call").order_by("pk")[:MOST])
    if not cycles:
        return
    facts = facts_of_all(cycles)
    for one in cycles:
        if (told := _step(one, facts[one.pk])) is not None:
            yield told


def _step(cycle: TeamCycle, facts: Facts) -> Matter | None:
    titles = {
        CycleState.PLANNED: _("Publish the call for %(team)s"),
        CycleState.CALL: _("Begin to read applications for %(team)s"),
        CycleState.SCREENING: _("Propose people for %(team)s"),
    }
    needs = missing(facts)
    if any(need.code == "open" for need in needs):
        return None
    return Matter(
        titles[CycleState(cycle.state)] % {"team": cycle.body.name},
        reverse("team_desk", args=[cycle.body.key]),
        "people",
        detail=str(needs[0].sentence) if needs else _("Nothing is missing for the next step."),
        due=_due(cycle),
        minutes=_WRITE_MINUTES,
    )


def _due(cycle: TeamCycle) -> date | None:
    call = getattr(cycle, "call", None)
    if cycle.state == CycleState.CALL and call is not None and call.closes_at is not None:
        return timezone.localdate(call.closes_at, timezone.get_default_timezone())
    return cycle.due.happens_on if cycle.due is not None else None
