"""Who moves a text: bodies that resolved to, and people who agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability
from wirksam.association.models import Body, Person, Unit
from wirksam.foundation.access import Actor, RefusedError, Spot
from wirksam.motions.choices import SubmitterRole
from wirksam.motions.models import Submission, Submitter
from wirksam.motions.queries.pasting import cleaned_line


@dataclass(frozen=True, slots=True)
class Mover:
    """A body with the day on which it resolved to, a person, or only a name.

    Names alone are for those who prepare the assembly: they enter what came to them on paper.
    """

    body: Body | None = None
    person: Person | None = None
    resolved_on: date | None = None
    name: str = ""


def check_belongs(actor: Actor, unit: Unit) -> None:
    """Refuse whoever has nothing to move in this unit."""
    paths = [home.unit_path for home in actor.homes] + [seat.unit_path for seat in actor.seats]
    if not any(path.startswith(unit.path) for path in paths):
        raise RefusedError(
            _("Members of %(unit)s can do this. Please sign in as one.") % {"unit": unit.name}
        )


def prepares(actor: Actor, unit: Unit) -> bool:
    """She prepares assemblies of this unit."""
    return actor.can(Capability.ASSEMBLY_RUN, Spot(unit.pk, unit.path), reach="unit")


def moves_for(actor: Actor, body: Body) -> bool:
    """She may move in the name of this body."""
    spot = Spot(body.unit_id, body.unit.path, body.pk)
    return actor.can(Capability.MOTION_MOVE, spot)


def write_movers(actor: Actor, submission: Submission, movers: Sequence[Mover]) -> list[Submitter]:
    """Put these in the place of the present movers; nobody given means whoever acts.

    People keep having agreed; new ones are asked. Returns those who were asked just now.
    """
    wanted = list(movers) or [Mover(person=Person.objects.filter(pk=actor.person_id).first())]
    rows = [_row(actor, submission, one, at) for at, one in enumerate(wanted)]
    agreed = {one.person_id: one.agreed_at for one in submission.submitters.all() if one.person_id}
    submission.submitters.filter(role=SubmitterRole.MOVER).delete()
    ours = {row.person_id for row in rows if row.person_id}
    submission.submitters.filter(person__in=ours).delete()
    for row in rows:
        row.agreed_at = agreed.get(row.person_id) or row.agreed_at if row.person_id else None
    Submitter.objects.bulk_create(rows)
    return [row for row in rows if row.person_id and row.person_id not in agreed]


def _row(actor: Actor, submission: Submission, mover: Mover, at: int) -> Submitter:
    row = Submitter(submission=submission, position=at, role=SubmitterRole.MOVER)
    if mover.body is not None:
        _check_body(actor, submission.unit, mover.body)
        row.body, row.name, row.resolved_on = mover.body, mover.body.name, mover.resolved_on
        if row.resolved_on and row.resolved_on > timezone.localdate():
            raise RefusedError(_("A body cannot have resolved to it in the future. Check the day."))
    elif mover.person is not None:
        row.person, row.name = mover.person, mover.person.name
        if mover.person.pk == actor.person_id:
            row.agreed_at = timezone.now()
    else:
        row.name, row.resolved_on = cleaned_line(mover.name)[:200], mover.resolved_on
        if not row.name or not prepares(actor, submission.unit):
            raise RefusedError(_("Say who moves this: you, another member or a body."))
    return row


def _check_body(actor: Actor, unit: Unit, body: Body) -> None:
    told = {"name": body.name}
    if not body.unit.path.startswith(unit.path) or not body.runs_on(timezone.localdate()):
        raise RefusedError(_("“%(name)s” has no motions to hand in here.") % told)
    if not moves_for(actor, body) and not prepares(actor, unit):
        raise RefusedError(
            _("You cannot move in the name of “%(name)s”. Ask somebody of that body.") % told
        )
