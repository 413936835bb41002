"""Who runs a meeting, and who reads what was decided there."""

from __future__ import annotations

from django.db.models import Q

from wirksam.assembly.access.reach import belonging
from wirksam.assembly.choices import MinuteKind
from wirksam.assembly.models import (
    AgendaItem,
    Candidate,
    Election,
    ElectionResult,
    MinuteEntry,
    RollCallVote,
    Vote,
)
from wirksam.association.choices import Capability
from wirksam.foundation.access import EVERYTHING, Actor, rule


@rule(AgendaItem)
def see_item(actor: Actor) -> Q:  # noqa: ARG001
    """What is dealt with is no secret."""
    return EVERYTHING


@rule(AgendaItem, "run")
def run_item(actor: Actor) -> Q:
    """Call it, record what is decided under it."""
    return actor.units(Capability.ASSEMBLY_RUN, "assembly__unit")


@rule(Vote)
def see_vote(actor: Actor) -> Q:  # noqa: ARG001
    """How the assembly decided is no secret."""
    return EVERYTHING


@rule(Vote, "run")
def correct_vote(actor: Actor) -> Q:
    """Correct what was recorded."""
    return actor.units(Capability.ASSEMBLY_RUN, "assembly__unit")


@rule(RollCallVote)
def see_roll_call(actor: Actor) -> Q:
    """Who voted how is for members: it shows what somebody thinks."""
    return belonging(actor, "vote__assembly__unit")


@rule(Election)
def see_election(actor: Actor) -> Q:  # noqa: ARG001
    """That an office is filled is no secret."""
    return EVERYTHING


@rule(Election, "run")
def run_election(actor: Actor) -> Q:
    """Hold it."""
    return actor.units(Capability.ASSEMBLY_RUN, "assembly__unit")


@rule(Election, "stand")
def stand_for_election(actor: Actor) -> Q:
    """Stand oneself: members of the unit or of one below it."""
    return belonging(actor, "assembly__unit")


@rule(Candidate)
def see_candidate(actor: Actor) -> Q:
    """Who stands is for members: membership itself shows what somebody thinks."""
    return belonging(actor, "election__assembly__unit") | actor.units(
        Capability.ASSEMBLY_RUN, "election__assembly__unit"
    )


@rule(ElectionResult)
def see_result(actor: Actor) -> Q:
    """Whom the assembly elected, by name, is for members."""
    return belonging(actor, "election__assembly__unit") | actor.units(
        Capability.ASSEMBLY_RUN, "election__assembly__unit"
    )


@rule(ElectionResult, "confirm")
def confirm_result(actor: Actor) -> Q:
    """Say as the second person that she was elected: nobody who declared it, never herself."""
    waiting = Q(mandate=None, annulled_at=None, confirmed_by="", candidate__person__isnull=False)
    others = ~Q(declared_by=actor.key) & ~Q(candidate__person=actor.person_id)
    return waiting & others & actor.units(Capability.ASSEMBLY_RUN, "election__assembly__unit")


@rule(MinuteEntry)
def see_minutes(actor: Actor) -> Q:
    """What was decided is everyone's; what somebody noted is for members."""
    told = ~Q(kind__in=(MinuteKind.NOTE, MinuteKind.PROCEDURAL))
    return (
        told
        | belonging(actor, "assembly__unit")
        | actor.units(Capability.ASSEMBLY_RUN, "assembly__unit")
    )
