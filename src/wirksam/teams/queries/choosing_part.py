"""The section of a team's page about choosing: the proposal, and the way to it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, can
from wirksam.teams.choices import CycleState
from wirksam.teams.models import TeamCycle
from wirksam.teams.queries.parts import Part
from wirksam.teams.queries.proposals import draft_of, latest

_SHOWN = (CycleState.SCREENING, CycleState.PROPOSAL, CycleState.DECIDED)


def proposal_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """What is proposed; for readers and forums, where they do their part."""
    if cycle is None:
        return None
    published = latest(cycle) if cycle.state in _SHOWN else None
    told = {
        "published": published,
        "sees_draft": bool(actor.person_id) and draft_of(actor, cycle) is not None,
        "reads": bool(actor.person_id) and can(actor, cycle, "read_applications"),
        "may_open": bool(actor.seats) and can(actor, cycle, "open_seats"),
    }
    if not any(told.values()):
        return None
    return Part("proposal", _("Proposal"), "teams/parts/proposal.html", told)
