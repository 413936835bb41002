"""Helping somebody who has lost her second factor."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wirksam.accounts.operations.factors import clear_factors
from wirksam.association.choices import Capability
from wirksam.association.models import Mandate, Membership, Person, Unit, in_force, running, today
from wirksam.association.operations.guards import place_of
from wirksam.association.queries.administrators import administrators
from wirksam.foundation.access import Actor, RefusedError, ancestry
from wirksam.foundation.mail.operations import post

FEWEST_WORDS = 3


@transaction.atomic
def clear_lost_factor(*, actor: Actor, person: Person, unit: Unit, reason: str) -> None:
    """Take away the second factors of somebody who has lost hers, so that she can set up new ones.

    Allowed to whoever fills all offices that she holds today; for somebody without an office, to
    whoever keeps the list in every unit she belongs to. Never for oneself. She is told by mail, and
    so is everybody else who administers ``unit``.
    """
    if person.pk == actor.person_id:
        raise RefusedError(_("Nobody clears her own second factor. Ask somebody else who may."))
    if person.user is None:
        raise RefusedError(_("She has no account."))
    if not may_clear(actor, person):
        raise RefusedError(
            _("You may do this only with rights over every office and unit of this person.")
        )
    if len(reason.split()) < FEWEST_WORDS:
        raise RefusedError(_("Say in a sentence how you know that it is really her."))
    entry = clear_factors(
        actor=actor,
        user=person.user,
        reason=reason.strip(),
        unit_key=unit.slug,
        person_key=str(person.key),
    )
    _tell_others(actor, person, unit, f"factors-cleared:{entry.pk}", reason)


def may_clear(actor: Actor, person: Person) -> bool:
    """The actor has rights over all that this person's account opens."""
    if person.pk == actor.person_id:
        return False
    held = Mandate.objects.filter(in_force(), person=person)
    bodies = [one.body for one in held.select_related("office__body__unit", "acting_for__unit")]
    if bodies:
        return all(actor.can(Capability.OFFICE_GRANT, place_of(body)) for body in bodies)
    homes = set(
        Membership.objects.filter(running(today()), person=person).values_list("unit", flat=True)
    )
    mine = {one.unit_id for one in actor.holding(Capability.PEOPLE_EDIT) if one.reach != "body"}
    return bool(homes) and homes <= mine


def _tell_others(actor: Actor, person: Person, unit: Unit, key: str, reason: str) -> None:
    """One letter each to the other administrators, so that it cannot happen in silence."""
    who = administrators(today()).filter(office__body__unit__path__in=ancestry(unit.path))
    others = Person.objects.filter(pk__in=who.values("person")).exclude(
        pk__in=[person.pk, actor.person_id]
    )
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("A lost second factor was cleared: %(unit)s") % {"unit": unit.name}
        text = _(
            "%(actor)s has cleared the second factor of somebody in %(unit)s.\n\n"
            "Reason given: %(reason)s\n\n"
            "If this surprises you, talk to both of them. The journal of %(unit)s shows it."
        ) % {"actor": actor.name, "unit": unit.name, "reason": reason}
    for one in others.select_related("user"):
        if one.user is not None:
            post(
                key=f"{key}:{one.key}",
                to=one.user.email,
                subject=subject,
                text=text,
                person_key=str(one.key),
            )
