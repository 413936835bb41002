"""The page of a team, section by section. Each slice gives its own; here is their order."""

from __future__ import annotations

from wirksam.association.models import Body
from wirksam.foundation.access import Actor
from wirksam.teams.models import TeamCycle
from wirksam.teams.queries.choosing_part import proposal_part
from wirksam.teams.queries.custody import custody_part
from wirksam.teams.queries.handover import memory_part
from wirksam.teams.queries.parts import Part, Source
from wirksam.teams.queries.stand import call_part, stand_part
from wirksam.teams.queries.working_parts import (
    activities_part,
    agreement_part,
    commitments_part,
    decisions_part,
    ideas_part,
    roles_part,
    room_part,
)

PARTS: tuple[Source, ...] = (
    room_part,
    stand_part,
    call_part,
    proposal_part,
    custody_part,
    agreement_part,
    roles_part,
    commitments_part,
    activities_part,
    ideas_part,
    decisions_part,
    memory_part,
)
"""In the order in which they stand on the page."""


def parts_of(actor: Actor, body: Body, cycle: TeamCycle | None) -> list[Part]:
    """Every section that has something to show to this person."""
    found = (source(actor, body, cycle) for source in PARTS)
    return [part for part in found if part is not None]
