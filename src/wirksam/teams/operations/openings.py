"""Opening reserved seats: only those for whom they are reserved say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Office
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.teams.models import SeatOpening, TeamCycle
from wirksam.teams.operations.rooms import settled
from wirksam.teams.operations.steps import lock_cycle
from wirksam.teams.queries.turns import reserved_seats


@dataclass(frozen=True, slots=True)
class NewOpening:
    """How many reserved seats of an office which forum opened, when and by which decision."""

    office: Office
    seats: int
    forum: Body
    decided_on: date
    basis: str


@transaction.atomic
def open_seats(*, actor: Actor, cycle: TeamCycle, new: NewOpening) -> SeatOpening:
    """Record that a forum opened reserved seats of a team for all, for this term alone."""
    cycle = lock_cycle(cycle)
    if not can(actor, cycle, "open_seats") or not can(actor, new.forum, "open_seats"):
        raise RefusedError(_("Only the forum of those for whom the seats are reserved opens them."))
    if not cycle.body.unit.path.startswith(new.forum.unit.path):
        raise RefusedError(_("This forum speaks for another part of the association."))
    if new.office.body_id != cycle.body_id:
        raise RefusedError(_("Choose an office of this team."))
    if new.decided_on > timezone.localdate():
        raise RefusedError(_("This day has not come yet. Write down what has been decided."))
    basis = new.basis.strip()[:300]
    if not basis:
        raise RefusedError(_("Say where it was decided."))
    kept = reserved_seats(cycle).get(new.office.pk, 0) - opened(cycle, new.office)
    if not 1 <= new.seats <= kept:
        raise RefusedError(
            _("%(kept)s reserved seats are not opened. Open one of them at least.") % {"kept": kept}
        )
    row = SeatOpening.objects.create(
        cycle=cycle,
        office=new.office,
        seats=new.seats,
        by_body=new.forum,
        decided_on=new.decided_on,
        basis=basis,
        recorded_by=actor.key,
    )
    return settled(actor, "open_team_seats", row, cycle.body, seats=new.seats)


def opened(cycle: TeamCycle, office: Office) -> int:
    """How many reserved seats of an office are opened for this term."""
    rows = cycle.openings.filter(office=office)
    return int(rows.aggregate(seats=Sum("seats"))["seats"] or 0)
