"""Filling offices and saying what they may do, with four eyes on the own body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability, Reach, RequestState
from wirksam.association.models import (
    Body,
    GrantRequest,
    Mandate,
    Office,
    OfficeCapability,
    Person,
)
from wirksam.association.operations import guards
from wirksam.association.queries.actors import today
from wirksam.foundation.access import Actor, RefusedError, get_visible_or_404
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch

PATIENCE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when, by which decision, and for which other body if any."""

    starts_on: date
    ends_on: date | None = None
    decision: str = ""
    acting_for: Body | None = None
    seat: int | None = None


@transaction.atomic
def appoint(*, actor: Actor, person: Person, office: Office, term: Term) -> Mandate | GrantRequest:
    """Give an office to a person for a term; on the actor's own body, ask a second person."""
    body = term.acting_for or office.body
    guards.must_hold(actor, Capability.OFFICE_GRANT, body)
    guards.no_own_grant(actor, person)
    check_term(office, body, term)
    guards.not_above_own(actor, office, body)
    if guards.works_in(actor, body):
        request = GrantRequest.objects.create(
            office=office,
            person=person,
            starts_on=term.starts_on,
            ends_on=term.ends_on,
            acting_for=term.acting_for,
            decision=term.decision,
            asked_by=actor.key,
        )
        record(actor=actor, verb="ask_to_appoint", subject=request, unit_key=body.unit.slug)
        return request
    return place_in_office(actor, person, office, term)


def check_term(office: Office, body: Body, term: Term) -> None:
    """Refuse a term that cannot be: of an emergency office, backwards, after office or body end."""
    if office.emergency:
        raise RefusedError(_("An emergency office cannot be given. It is taken for hours."))
    if term.ends_on is not None and term.ends_on < term.starts_on:
        raise RefusedError(_("The term ends before it begins."))
    if term.acting_for is not None and term.ends_on is None:
        raise RefusedError(_("Who acts for another body does so until a fixed day. Name it."))
    for thing in (office, body, body.unit):
        if thing.ends_on is not None and term.starts_on > thing.ends_on:
            raise RefusedError(_("“%(name)s” does not exist any more then.") % {"name": thing.name})


def place_in_office(actor: Actor, person: Person, office: Office, term: Term) -> Mandate:
    """Begin the mandate where a seat is free; who may do that was asked before."""
    if is_taken(office, term):
        raise RefusedError(_("All seats of this office are taken in this term."))
    try:
        with transaction.atomic():
            mandate = Mandate.objects.create(
                person=person,
                office=office,
                starts_on=term.starts_on,
                ends_on=term.ends_on,
                decision=term.decision,
                acting_for=term.acting_for,
                seat=term.seat,
                shown_to=(term.acting_for or office.body).shows_holders_to,
            )
    except DatabaseError as error:
        raise RefusedError(_("This person or this seat is taken in this term.")) from error
    unit = mandate.body.unit
    record(actor=actor, verb="appoint", subject=mandate, unit_key=unit.slug, person=str(person.key))
    touch("association")
    return mandate


def is_taken(office: Office, term: Term) -> bool:
    """All its seats are held on some day of ``term``; whoever acts for another body needs none."""
    held = Mandate.objects.filter(
        overlapping(term), office=office, acting_for=None, expires_at=None
    )
    return term.acting_for is None and held.count() >= office.seats


def overlapping(term: Term) -> Q:
    """Mandates of which at least a day falls into ``term``."""
    begun = Q() if term.ends_on is None else Q(starts_on__lte=term.ends_on)
    return begun & (Q(ends_on=None) | Q(ends_on__gte=term.starts_on))


@transaction.atomic
def end_mandate(*, actor: Actor, mandate: Mandate, ends_on: date, reason: str) -> Mandate:
    """End a mandate early. Its holder may always step down herself."""
    mandate = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    if mandate.person_id != actor.person_id:
        guards.must_hold(actor, Capability.OFFICE_GRANT, mandate.body)
    if not reason.strip():
        raise RefusedError(_("Say in a few words why it ends."))
    if mandate.ends_on is not None and mandate.ends_on < today():
        raise RefusedError(_("This mandate has ended already."))
    if mandate.ends_on is not None and ends_on > mandate.ends_on:
        raise RefusedError(_("It would end later than agreed. Appoint anew instead."))
    guards.administrator_remains(mandate, ends_on)
    unit_key = mandate.body.unit.slug
    record(actor=actor, verb="end_mandate", subject=mandate, unit_key=unit_key, reason=reason)
    touch("association")
    if ends_on < mandate.starts_on:
        mandate.delete()
        return mandate
    mandate.ends_on, mandate.ended_reason = ends_on, reason.strip()
    mandate.save()
    return mandate


@transaction.atomic
def set_capability(
    *, actor: Actor, office: Office, capability: str, reach: str
) -> OfficeCapability | GrantRequest | None:
    """Let an office do something (or, with an empty reach, no longer)."""
    guards.must_hold(actor, Capability.OFFICE_GRANT, office.body)
    if office.mandates.filter(person=actor.person_id).filter(overlapping(Term(today()))).exists():
        guards.no_own_grant(actor, Person(pk=actor.person_id))
    if reach:
        guards.may_pass_on(actor, capability, reach, office.body)
    if guards.works_in(actor, office.body):
        request = GrantRequest.objects.create(
            office=office, capability=capability, reach=reach, asked_by=actor.key
        )
        unit_key = office.body.unit.slug
        record(actor=actor, verb="ask_for_capability", subject=request, unit_key=unit_key)
        return request
    return _set_capability(actor, office, capability, reach)


def _set_capability(
    actor: Actor, office: Office, capability: str, reach: str
) -> OfficeCapability | None:
    if capability == Capability.OFFICE_GRANT and reach != Reach.BELOW:
        guards.office_may_lose_it(office)
    record(
        actor=actor,
        verb="set_capability",
        subject=office,
        unit_key=office.body.unit.slug,
        capability=capability,
        reach=reach,
    )
    if not reach:
        office.capabilities.filter(capability=capability).delete()
        return None
    row, _new = OfficeCapability.objects.update_or_create(
        office=office, capability=capability, defaults={"reach": reach}
    )
    return row


@transaction.atomic
def decide_grant(*, actor: Actor, request: GrantRequest, confirm: bool) -> GrantRequest:
    """The second person says yes or no. She needs the same rights as the first."""
    request = get_visible_or_404(
        actor, GrantRequest.objects.select_for_update(of=("self",)), "decide", pk=request.pk
    )
    if request.state != RequestState.OPEN or request.asked_at < timezone.now() - PATIENCE:
        raise RefusedError(_("This is decided already, or too old. Ask anew."))
    body = request.acting_for or request.office.body
    if confirm:
        guards.must_hold(actor, Capability.OFFICE_GRANT, body)
        _confirmed(actor, request, body)
    request.state = RequestState.CONFIRMED if confirm else RequestState.REFUSED
    request.decided_by, request.decided_at = actor.key, timezone.now()
    request.save()
    record(actor=actor, verb=f"grant_{request.state}", subject=request, unit_key=body.unit.slug)
    touch("association")
    return request


def _confirmed(actor: Actor, request: GrantRequest, body: Body) -> None:
    office = request.office
    if request.person is None:
        if request.reach:
            guards.may_pass_on(actor, request.capability, request.reach, body)
        _set_capability(actor, office, request.capability, request.reach)
        return
    guards.no_own_grant(actor, request.person)
    guards.not_above_own(actor, office, body)
    starts_on = request.starts_on or today()
    term = Term(starts_on, request.ends_on, request.decision, request.acting_for)
    check_term(office, body, term)
    place_in_office(actor, request.person, office, term)
