"""What no office may do, whatever it holds (design §3)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.association.choices import Capability, Reach
from wirksam.association.models import Body, Mandate, Office, Person, Unit, in_force, today
from wirksam.association.queries.administrators import administrators
from wirksam.foundation.access import NOTHING, Actor, RefusedError, Spot, ancestry

_LAST = gettext_lazy(
    "This is the last person who looks after all offices here. Appoint another one first."
)


def place_of(body: Body) -> Spot:
    """A body as a place that grants can cover."""
    return Spot(body.unit_id, body.unit.path, body.pk)


def must_hold(actor: Actor, capability: str, body: Body) -> None:
    """The actor's own mandates carry ``capability`` at ``body``."""
    if not actor.can(capability, place_of(body)):
        raise RefusedError(_("Your offices do not allow this here."))


def must_keep_list(actor: Actor, unit: Unit) -> None:
    """The actor keeps the list of people of this very unit: no reach goes through its walls."""
    held = {one.unit_id for one in actor.holding(Capability.PEOPLE_EDIT) if one.reach != "body"}
    if unit.pk not in held:
        raise RefusedError(_("Your offices do not allow this here."))


def no_own_grant(actor: Actor, person: Person | None) -> None:
    """Nobody gives rights to herself or takes her own."""
    if person is not None and person.pk == actor.person_id:
        raise RefusedError(_("Nobody changes her own rights. Ask somebody else who may do it."))


def not_above_own(actor: Actor, office: Office, body: Body) -> None:
    """An office with rights can be filled only by someone who has all of them, as far-reaching."""
    for held in office.capabilities.all():
        may_pass_on(actor, held.capability, held.reach, body)


def may_pass_on(actor: Actor, capability: str, reach: str, body: Body) -> None:
    """The actor has ``capability`` at ``body`` at least as far as ``reach``."""
    if not actor.can(capability, place_of(body), reach=reach):
        raise RefusedError(
            _("You cannot give what you do not have: “%(right)s”.")
            % {"right": Capability(capability).label}
        )


def works_in(actor: Actor, body: Body) -> bool:
    """The actor holds an office of ``body`` herself: then a second person confirms."""
    return any(seat.body_id == body.pk for seat in actor.seats)


def someone_administers(unit: Unit, day: date, without: Q = NOTHING) -> bool:
    """Does anyone with an account fill the offices of ``unit`` and all below on ``day``?

    ``without`` are mandates to be left out of account.
    """
    above = administrators(day).filter(office__body__unit__path__in=ancestry(unit.path))
    return above.exclude(without).exists()


def _administers(office: Office) -> bool:
    return office.capabilities.filter(
        capability=Capability.OFFICE_GRANT, reach=Reach.BELOW
    ).exists()


def administrator_remains(mandate: Mandate, ends_on: date) -> None:
    """Refuse to end the last mandate that fills the offices of a unit and all below."""
    after = max(ends_on + timedelta(days=1), today())
    unit = mandate.office.body.unit
    if _administers(mandate.office) and not someone_administers(unit, after, Q(pk=mandate.pk)):
        raise RefusedError(_LAST)


def office_may_lose_it(office: Office) -> None:
    """Refuse to take the right to fill offices from the last office that has it."""
    held = office.mandates.filter(in_force()).exists()
    if held and not someone_administers(office.body.unit, today(), Q(office=office.pk)):
        raise RefusedError(_LAST)


def office_may_end(office: Office, on: date) -> None:
    """Refuse to end the last office that fills the offices of a unit and all below."""
    unit, held = office.body.unit, office.mandates.filter(in_force(on)).exists()
    if held and _administers(office) and not someone_administers(unit, on, Q(office=office.pk)):
        raise RefusedError(_LAST)


def body_may_end(body: Body, on: date) -> None:
    """Refuse to end the last body whose offices fill those of a unit and all below."""
    held = administrators(on).filter(office__body=body).exists()
    if held and not someone_administers(body.unit, on, Q(office__body=body.pk)):
        raise RefusedError(_LAST)


def still_administered(unit: Unit, day: date) -> None:
    """Refuse a change of the tree after which nobody fills the offices of ``unit`` any more."""
    if not someone_administers(unit, day):
        raise RefusedError(
            _("Then nobody could fill the offices of “%(name)s” any more.") % {"name": unit.name}
        )


def person_may_leave(person: Person) -> None:
    """Refuse to delete or lock the account of the last administrator of any unit."""
    for mandate in person.mandates.filter(in_force()).select_related("office__body__unit"):
        unit = mandate.office.body.unit
        if _administers(mandate.office) and not someone_administers(
            unit, today(), Q(person=person.pk)
        ):
            raise RefusedError(_LAST)
