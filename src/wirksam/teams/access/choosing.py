"""Who reads applications, who drafts and publishes a proposal, who opens reserved seats.

Nobody reads because of an office, not even of the presidium: only who was named for this term and
does not want to join the team herself.
"""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.choices import BodyKind, Capability
from wirksam.association.models import Body
from wirksam.foundation.access import EVERYTHING, NOTHING, Actor, rule
from wirksam.teams.access.reach import belonging, preparing
from wirksam.teams.choices import BEFORE_TERM, ApplicationState, CycleState
from wirksam.teams.models import (
    Application,
    Proposal,
    ProposedPerson,
    Reader,
    SeatOpening,
    TeamCycle,
)

READING = (CycleState.SCREENING, CycleState.PROPOSAL)
"""States in which applications are open to readers: after the call, until the assembly decided."""

SENT = (ApplicationState.SUBMITTED, ApplicationState.PROPOSED, ApplicationState.NOT_PROPOSED)
"""Applications that were sent and not withdrawn, before the assembly has decided."""


def reading(actor: Actor, at: str = "") -> Q:
    """Rows whose term (at the lookup path ``at``; empty: the row is the term) she reads for now.

    Whoever has left the association since she was named reads no more.
    """
    if not actor.person_id or not actor.belongs:
        return NOTHING
    prefix = f"{at}__" if at else ""
    hers = Application.objects.filter(person=actor.person_id)
    own = hers.exclude(state=ApplicationState.WITHDRAWN).values("cycle")
    named = Reader.objects.filter(person=actor.person_id).exclude(cycle__in=own)
    return Q(**{f"{prefix}pk__in": named.values("cycle"), f"{prefix}state__in": READING})


@rule(TeamCycle, "read_applications")
def read_for(actor: Actor) -> Q:
    """See who applied, and draft the proposal."""
    return reading(actor)


@rule(Application, "screen")
def screen(actor: Actor) -> Q:
    """Read what somebody sent, and say what one finds."""
    return reading(actor, "cycle") & Q(state__in=SENT)


@rule(Proposal)
def see_proposal(actor: Actor) -> Q:
    """What is published, for everyone; a draft for who writes it and who will publish it."""
    return Q(published_at__isnull=False) | _drafting(actor, "cycle")


@rule(Proposal, "publish")
def publish_proposal(actor: Actor) -> Q:
    """Put it before the assembly."""
    return preparing(actor, "cycle__body") & Q(published_at=None)


@rule(ProposedPerson)
def see_proposed(actor: Actor) -> Q:
    """Names are for members: membership itself shows what somebody thinks."""
    published = Q(proposal__published_at__isnull=False)
    return published & belonging(actor, "proposal__cycle__body") | _drafting(
        actor, "proposal__cycle"
    )


def _drafting(actor: Actor, at: str) -> Q:
    return reading(actor, at) | preparing(actor, f"{at}__body")


def forums(actor: Actor) -> Q:
    """Bodies for whose word somebody vouches: the forums she sits in, or those of her assembly."""
    own = {seat.body_id for seat in actor.seats}
    here = Q(pk__in=own) | actor.units(Capability.ASSEMBLY_RUN, "unit")
    return here & Q(kind=BodyKind.FORUM, own=True)


@rule(Body, "open_seats")
def open_seats_as(actor: Actor) -> Q:
    """Record that those for whom seats are reserved opened some."""
    return forums(actor)


@rule(TeamCycle, "open_seats")
def open_seats(actor: Actor) -> Q:
    """Open reserved seats of a team, as long as it is not elected."""
    paths = [seat.unit_path for seat in actor.seats]
    below = NOTHING
    for path in paths:
        below |= Q(body__unit__path__startswith=path)
    voices = Body.objects.filter(forums(actor)).exists() if actor.seats else False
    return below & Q(state__in=sorted(BEFORE_TERM)) if voices else NOTHING


@rule(SeatOpening)
def see_opening(actor: Actor) -> Q:  # noqa: ARG001
    """That seats were opened is public."""
    return EVERYTHING
