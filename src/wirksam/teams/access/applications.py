"""The wall around applications: the applicant, and the readers of that term while they read.

No office opens it: no capability is asked for, so neither the board that proposes nor whoever
administers, breaks the glass or runs the assembly gets through.
"""

from __future__ import annotations

from django.db.models import Q

from wirksam.foundation.access import NOTHING, Actor, rule
from wirksam.teams.access.choosing import screen
from wirksam.teams.access.reach import belonging
from wirksam.teams.models import Application, SeatDeclaration, TeamCycle


@rule(TeamCycle, "apply")
def apply(actor: Actor) -> Q:
    """Members of the unit or of one below it; when, the call says."""
    return belonging(actor, "body") if actor.person_id else NOTHING


@rule(Application)
def see_own(actor: Actor) -> Q:
    """One's own, whatever became of it."""
    return Q(person=actor.person_id) if actor.person_id else NOTHING


@rule(Application, "hear")
def hear(actor: Actor) -> Q:
    """Its recording: whoever may read it, and she who spoke."""
    return see_own(actor) | screen(actor)


@rule(SeatDeclaration)
def see_declaration(actor: Actor) -> Q:
    """That a reserved seat is hers: she herself and the readers, nobody else ever."""
    return Q(application__in=Application.objects.filter(hear(actor)).values("pk"))
