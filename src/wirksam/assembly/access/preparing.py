"""Who prepares a decision: members ask, argue and meet; movers answer."""

from __future__ import annotations

from django.db.models import Q

from wirksam.assembly.access.reach import belonging
from wirksam.assembly.models import Argument, Assembly, ChapterSession, MoverQuestion, Room
from wirksam.association.choices import Capability
from wirksam.association.models import Unit
from wirksam.foundation.access import EVERYTHING, NOTHING, Actor, rule, visible
from wirksam.motions.models import Submission


@rule(Assembly, "prepare")
def prepare_for(actor: Actor) -> Q:
    """Have a folder, ask movers: whoever belongs to the unit that meets, or to one below it."""
    return belonging(actor, "unit")


@rule(MoverQuestion)
def see_question(actor: Actor) -> Q:  # noqa: ARG001
    """What movers are asked and answer is public, as motions are."""
    return EVERYTHING


@rule(MoverQuestion, "answer")
def answer_for_movers(actor: Actor) -> Q:
    """The movers; at the assembly its presidium, which notes what was said aloud."""
    movers = visible(actor, Submission, "represent").values("pk")
    asked = Q(submission__in=movers) | actor.units(Capability.ASSEMBLY_RUN, "assembly__unit")
    return asked & Q(answered_at=None, withdrawn_at=None, hidden_at=None)


@rule(Room)
def see_room(actor: Actor) -> Q:
    """Read and write in it: whoever belongs to the unit that meets, or to one below it."""
    return belonging(actor, "item__assembly__unit")


@rule(Argument)
def see_argument(actor: Actor) -> Q:
    """What is said in a room stays with those who may enter it."""
    return belonging(actor, "room__item__assembly__unit")


@rule(Unit, "meet")
def meet_for(actor: Actor) -> Q:
    """Write what this unit talked about: whoever plans activities in the name of a body of it."""
    units = {grant.unit_id for grant in actor.holding(Capability.ACTIVITY_HOST)}
    return Q(pk__in=units) if units else NOTHING


@rule(ChapterSession)
def see_session(actor: Actor) -> Q:
    """What chapters talked about is for those who prepare the same decision."""
    return belonging(actor, "assembly__unit")


@rule(ChapterSession, "write")
def write_session(actor: Actor) -> Q:
    """The chapter itself."""
    units = {grant.unit_id for grant in actor.holding(Capability.ACTIVITY_HOST)}
    return Q(unit__in=units, hidden_at=None) if units else NOTHING
