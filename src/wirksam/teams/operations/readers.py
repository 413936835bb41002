"""Naming who reads the applications of a term, and stepping back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability
from wirksam.association.models import Person
from wirksam.association.operations.guards import must_hold
from wirksam.foundation.access import Actor, RefusedError, visible
from wirksam.foundation.notices.operations import notify
from wirksam.teams.choices import CycleState
from wirksam.teams.models import Reader, TeamCycle
from wirksam.teams.operations.rooms import settled
from wirksam.teams.operations.steps import lock_cycle

NAMING = (CycleState.PLANNED, CycleState.CALL, CycleState.SCREENING)
MOST_READERS = 12


@transaction.atomic
def name_reader(*, actor: Actor, cycle: TeamCycle, name: str) -> Reader:
    """Name somebody with an account, by her name, to read the applications of this term.

    Whoever has applied can be named like anybody else: a refusal would tell that she did. She
    reads nothing, and her own page lets her give it back without a reason.
    """
    cycle = lock_cycle(cycle)
    must_hold(actor, Capability.TEAM_RUN, cycle.body)
    if cycle.state not in NAMING:
        raise RefusedError(_("Readers are named before the proposal is published."))
    wanted = " ".join(name.split())
    known = visible(actor, Person.objects.filter(user__isnull=False, name__iexact=wanted))
    found = list(known.order_by("pk")[:2])
    if len(found) != 1 or not wanted:
        raise RefusedError(
            _("There is nobody, or more than one, with this name and an account. Ask the office.")
        )
    person = found[0]
    if cycle.readers.filter(person=person).exists():
        raise RefusedError(_("She reads here already."))
    if cycle.readers.count() >= MOST_READERS:
        raise RefusedError(_("That is enough. The fewer read, the better it stays in the room."))
    row = Reader.objects.create(cycle=cycle, person=person, named_by=actor.key)
    notify(
        key=f"team-reader:{row.pk}",
        to=[str(person.key)],
        kind="team_reader_named",
        url=cycle.get_absolute_url(),
        values={"title": cycle.body.name},
    )
    return settled(actor, "name_team_reader", row, cycle.body)


@transaction.atomic
def release_reader(*, actor: Actor, reader: Reader) -> None:
    """Let somebody read no more: she herself, or who named her. What she found goes with her."""
    cycle = lock_cycle(reader.cycle)
    if reader.person_id != actor.person_id:
        must_hold(actor, Capability.TEAM_RUN, cycle.body)
    if cycle.state not in NAMING:
        raise RefusedError(_("The proposal is published. What was found stays as it is."))
    settled(actor, "release_team_reader", reader, cycle.body)
    reader.delete()
