"""Mandates that an assembly gave: the presidium records them, by right of the election."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability, Reach
from wirksam.association.models import Mandate, Office, Person, Unit
from wirksam.association.operations import guards
from wirksam.association.operations.offices import (
    Term,
    check_term,
    overlapping,
    place_in_office,
)
from wirksam.association.queries.actors import today
from wirksam.foundation.access import Actor, RefusedError, Spot
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch


def exceeds(actor: Actor, office: Office) -> bool:
    """The office may do something that the actor herself may not do there.

    Then nobody places somebody in it alone: the second of the presidium confirms.
    """
    return any(
        not actor.can(held.capability, guards.place_of(office.body), reach=held.reach)
        for held in office.capabilities.all()
    )


@transaction.atomic
def begin_elected(
    *, actor: Actor, meeting: Unit, person: Person, office: Office, term: Term
) -> Mandate:
    """Begin the mandate of somebody whom an assembly of the unit ``meeting`` elected.

    Whoever runs that assembly may record it, for offices of its unit, but never for herself.
    """
    _may_record(actor, meeting, office)
    guards.no_own_grant(actor, person)
    check_term(office, office.body, term)
    return place_in_office(actor, person, office, term)


@transaction.atomic
def end_predecessors(
    *, actor: Actor, meeting: Unit, office: Office, term: Term, but: frozenset[int]
) -> int:
    """End the mandates that reach into the term, the day before it begins; how many.

    ``but`` are those that the same election gave.
    """
    _may_record(actor, meeting, office)
    before = Mandate.objects.filter(overlapping(term), office=office, acting_for=None)
    count = 0
    for mandate in before.filter(expires_at=None).exclude(pk__in=but):
        _end(actor, mandate, _("newly elected"), term)
        count += 1
    return count


@transaction.atomic
def end_elected(*, actor: Actor, meeting: Unit, mandate: Mandate, reason: str) -> None:
    """Take a mandate back that was begun by mistake; it ends yesterday or never began."""
    mandate = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    _may_record(actor, meeting, mandate.office)
    if mandate.person_id == actor.person_id:
        guards.no_own_grant(actor, mandate.person)
    guards.administrator_remains(mandate, today() - timedelta(days=1))
    _end(actor, mandate, reason, Term(today()))


def still_somebody_administers(office: Office, term: Term) -> None:
    """Refuse a change of holders after which nobody fills the offices of the unit any more."""
    administers = office.capabilities.filter(
        capability=Capability.OFFICE_GRANT, reach=Reach.BELOW
    ).exists()
    if administers:
        guards.still_administered(office.body.unit, max(term.starts_on, today()))


def _may_record(actor: Actor, meeting: Unit, office: Office) -> None:
    spot = Spot(meeting.pk, meeting.path)
    if not actor.can(Capability.ASSEMBLY_RUN, spot, reach="unit"):
        raise RefusedError(_("Your offices do not allow this here."))
    if office.body.unit_id != meeting.pk:
        raise RefusedError(_("This assembly elects for its own unit. Choose an office of it."))


def _end(actor: Actor, mandate: Mandate, reason: str, term: Term) -> None:
    unit_key = mandate.body.unit.slug
    record(actor=actor, verb="end_mandate", subject=mandate, unit_key=unit_key, reason=reason)
    touch("association")
    last = term.starts_on - timedelta(days=1)
    if last < mandate.starts_on:
        mandate.delete()
        return
    mandate.ends_on, mandate.ended_reason = last, reason.strip()[:200]
    mandate.save()
