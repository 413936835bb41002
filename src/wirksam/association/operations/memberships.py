"""Who belongs to a unit: admitting people, letting a membership end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from wirksam.association.choices import Audience, Capability, ContactKind, MembershipKind
from wirksam.association.models import (
    ContactPoint,
    Mandate,
    Membership,
    Person,
    Unit,
    today,
)
from wirksam.association.operations.guards import must_keep_list, place_of
from wirksam.association.operations.offices import end_mandate
from wirksam.engine.document.characters import clean_words
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is not known yet: her name, and where a letter reaches her, if anywhere."""

    name: str
    mail: str = ""


@transaction.atomic
def admit_newcomer(
    *, actor: Actor, unit: Unit, new: Newcomer, starts_on: date, kind: str = MembershipKind.MEMBER
) -> Membership:
    """Write somebody new into a unit's list. She decides later who sees her."""
    must_keep_list(actor, unit)
    name = clean_words(new.name)
    if not name:
        raise RefusedError(_("Something must stand here."))
    person = Person.objects.create(name=name)
    membership = admit(actor=actor, person=person, unit=unit, starts_on=starts_on, kind=kind)
    if new.mail:
        ContactPoint.objects.create(
            person=person, kind=ContactKind.MAIL, value=new.mail, visible_to=Audience.BODY
        )
    return membership


@transaction.atomic
def admit(
    *, actor: Actor, person: Person, unit: Unit, starts_on: date, kind: str = MembershipKind.MEMBER
) -> Membership:
    """Write a person into a unit's list."""
    must_keep_list(actor, unit)
    if unit.ends_on is not None and unit.ends_on < starts_on:
        raise RefusedError(_("“%(name)s” does not exist any more then.") % {"name": unit.name})
    membership = Membership(person=person, unit=unit, kind=kind, starts_on=starts_on)
    try:
        with transaction.atomic():
            membership.save()
    except DatabaseError as error:
        raise RefusedError(_("This person belongs here already on these days.")) from error
    record(
        actor=actor, verb="admit", subject=membership, unit_key=unit.slug, person=str(person.key)
    )
    return membership


@transaction.atomic
def end_membership(
    *, actor: Actor, membership: Membership, ends_on: date, offices_too: bool = False
) -> Membership:
    """Let a membership end; one's own at any time.

    Offices go on, since an office need not rest on it. With ``offices_too`` those of this unit end
    on the same day, by their own rules: the last one who fills offices stays.
    """
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if membership.person_id != actor.person_id:
        must_keep_list(actor, membership.unit)
    if ends_on < membership.starts_on:
        raise RefusedError(_("It would end before it began."))
    if membership.ends_on is not None and membership.ends_on < today():
        raise RefusedError(_("This membership has ended already."))
    if membership.ends_on is not None and membership.ends_on < ends_on:
        raise RefusedError(_("It would end later than noted. Admit anew instead."))
    if offices_too:
        for mandate in mandates_here(membership, ends_on):
            end_mandate(
                actor=actor, mandate=mandate, ends_on=ends_on, reason=_("The membership has ended.")
            )
    membership.ends_on = ends_on
    membership.save(update_fields=["ends_on"])
    record(
        actor=actor,
        verb="end_membership",
        subject=membership,
        unit_key=membership.unit.slug,
        person=str(membership.person.key),
    )
    return membership


def mandates_here(membership: Membership, on: date) -> list[Mandate]:
    """What this person holds in this unit beyond ``on``."""
    held = Mandate.objects.filter(person=membership.person_id, expires_at=None).exclude(
        ends_on__lte=on
    )
    rows = held.select_related("office__body__unit", "acting_for__unit").order_by("starts_on", "pk")
    return [one for one in rows if one.body.unit_id == membership.unit_id]


def may_end_offices(actor: Actor, mandates: list[Mandate]) -> bool:
    """The actor may end all of these."""
    return all(actor.can(Capability.OFFICE_GRANT, place_of(one.body)) for one in mandates)
