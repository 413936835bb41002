"""Whose team it is: who sits in it, who prepares its terms."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from wirksam.association.choices import BodyKind, Capability
from wirksam.association.models import Body, Office
from wirksam.foundation.access import EVERYTHING, NOTHING, Actor, ancestry, rule
from wirksam.teams.models import Custody, TeamCycle


def teams() -> QuerySet[Body]:
    """Bodies that are one team: with seats, a term, or somebody who acts for it."""
    known = (
        Exists(Office.objects.filter(body=OuterRef("pk")))
        | Exists(TeamCycle.objects.filter(body=OuterRef("pk")))
        | Exists(Custody.objects.filter(body=OuterRef("pk")))
    )
    return Body.objects.filter(known, kind=BodyKind.TEAM, own=True)


def sitting(actor: Actor, at: str = "") -> Q:
    """Rows whose body (at the lookup path ``at``; empty: the row is the body) she sits in today."""
    prefix = f"{at}__" if at else ""
    own = sorted({seat.body_id for seat in actor.seats})
    return Q(**{f"{prefix}pk__in": own}) if own else NOTHING


def preparing(actor: Actor, at: str = "") -> Q:
    """Rows whose body (at the lookup path ``at``) is a team whose terms she prepares."""
    return actor.bodies(Capability.TEAM_RUN, at)


def belonging(actor: Actor, at: str = "") -> Q:
    """Rows whose body's unit is hers or lies above one of hers: its members."""
    prefix = f"{at}__" if at else ""
    own = [home.unit_path for home in actor.homes] + [seat.unit_path for seat in actor.seats]
    paths = {above for path in own for above in ancestry(path)}
    return Q(**{f"{prefix}unit__path__in": sorted(paths)}) if paths else NOTHING


@rule(TeamCycle)
def see_cycle(actor: Actor) -> Q:  # noqa: ARG001
    """Where a team stands is public."""
    return EVERYTHING


@rule(TeamCycle, "prepare")
def prepare_cycle(actor: Actor) -> Q:
    """Plan, call, name readers, propose: whoever runs the teams of the unit."""
    return preparing(actor, "body")


@rule(Body, "sit")
def sit_in(actor: Actor) -> Q:
    """Work as the team: whoever holds a seat in it today."""
    return sitting(actor)


@rule(Body, "prepare")
def prepare_team(actor: Actor) -> Q:
    """Begin a term of this team, say who acts for it."""
    return preparing(actor) & Q(kind=BodyKind.TEAM)
