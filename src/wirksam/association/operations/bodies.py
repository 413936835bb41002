"""Bodies and offices begin, change their name and contact, and end."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability, ChangeKind
from wirksam.association.models import (
    Body,
    Mandate,
    Office,
    OfficeAlias,
    Round,
    Unit,
    UnitChange,
    running,
    today,
)
from wirksam.association.operations import guards
from wirksam.association.operations.units import Resolved, by_today, cut
from wirksam.engine.document.characters import clean_words
from wirksam.foundation.access import Actor, RefusedError, Spot
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch


@dataclass(frozen=True, slots=True)
class BodyWords:
    """What a body is called, and in plain words what it is."""

    name: str
    short_name: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What an office is called, the word it shares with the same offices elsewhere, its seats."""

    name: str
    function: str = ""
    seats: int = 1
    seat_group: str = ""
    mail: str = ""


def _may_edit(actor: Actor, unit: Unit) -> None:
    if not actor.can(Capability.STRUCTURE_EDIT, Spot(unit.pk, unit.path), reach="unit"):
        raise RefusedError(_("Your offices do not allow changing this unit."))
    if unit.ends_on is not None and unit.ends_on < today():
        raise RefusedError(_("“%(name)s” does not exist any more.") % {"name": unit.name})


@transaction.atomic
def found_body(
    *, actor: Actor, unit: Unit, kind: str, words: BodyWords, resolved: Resolved
) -> Body:
    """A new body of ``unit``, by a decision."""
    _may_edit(actor, unit)
    key = _free_key(f"{unit.slug}-{words.name}")
    body = Body.objects.create(
        unit=unit, kind=kind, key=key, starts_on=resolved.on, **asdict(words)
    )
    _tell(unit, ChangeKind.BODY_NEW, body, resolved)
    record(actor=actor, verb="found_body", subject=body, unit_key=unit.slug)
    touch("association")
    return body


def _free_key(words: str) -> str:
    base = slugify(re.sub(r"[äöüß]", _spelled, words.casefold()))[:50].strip("-") or "gremium"
    taken = set(Body.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(key for n in range(len(taken) + 2) if (key := _numbered(base, n)) not in taken)


def _spelled(match: re.Match[str]) -> str:
    return {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}[match[0]]


def _numbered(base: str, number: int) -> str:
    return f"{base}-{number + 1}" if number else base


def _tell(unit: Unit, kind: ChangeKind, body: Body, resolved: Resolved) -> None:
    UnitChange.objects.create(
        unit=unit,
        kind=kind,
        happened_on=resolved.on,
        after=body.name,
        decision=resolved.decision,
    )


@transaction.atomic
def change_body(*, actor: Actor, body: Body, words: BodyWords, contact: Office | None) -> Body:
    """Other words for a body, and the office by which it is reached."""
    _may_edit(actor, body.unit)
    if contact is not None and (contact.body_id != body.pk or not contact.is_open):
        raise RefusedError(_("A body is reached by one of its own offices."))
    for name, value in asdict(words).items():
        setattr(body, name, value)
    body.contact = contact
    body.save()
    record(actor=actor, verb="change_body", subject=body, unit_key=body.unit.slug)
    touch("association")
    return body


@transaction.atomic
def end_body(*, actor: Actor, body: Body, resolved: Resolved) -> Body:
    """Let a body end, with the mandates of its offices; nothing of what it did is lost."""
    body = Body.objects.select_for_update(of=("self",)).select_related("unit").get(pk=body.pk)
    _may_edit(actor, body.unit)
    by_today(resolved)
    if body.ends_on is not None and body.ends_on < resolved.on:
        raise RefusedError(_("“%(name)s” does not exist any more then.") % {"name": body.name})
    guards.body_may_end(body, resolved.on)
    held = Q(office__body=body, acting_for=None) | Q(acting_for=body)
    for mandate in Mandate.objects.filter(held).exclude(ends_on__lt=resolved.on):
        mandate.ended_reason = _("The body has ended.")
        cut(mandate, resolved.on)
    cut(body, resolved.on)
    _tell(body.unit, ChangeKind.BODY_END, body, resolved)
    record(actor=actor, verb="end_body", subject=body, unit_key=body.unit.slug)
    touch("association")
    return body


@transaction.atomic
def found_office(*, actor: Actor, body: Body, words: OfficeWords) -> Office:
    """A new office; it may do nothing until somebody gives it rights."""
    _may_edit(actor, body.unit)
    _not_into_own_round(body, words.function)
    office = Office(body=body, **asdict(words))
    _saved(office)
    record(actor=actor, verb="found_office", subject=office, unit_key=body.unit.slug)
    touch("association")
    return office


@transaction.atomic
def change_office(*, actor: Actor, office: Office, words: OfficeWords) -> Office:
    """Other words, another number of seats; never fewer than are taken."""
    office = _held(office)
    _may_edit(actor, office.body.unit)
    if words.function != office.function:
        _not_into_own_round(office.body, words.function)
    taken = office.mandates.filter(running(today()), acting_for=None, expires_at=None).count()
    if words.seats < taken:
        raise RefusedError(_("%(number)s seats are taken today. End mandates first.")
                           % {"number": taken})  # fmt: skip
    for name, value in asdict(words).items():
        setattr(office, name, value)
    _saved(office)
    record(actor=actor, verb="change_office", subject=office, unit_key=office.body.unit.slug)
    touch("association")
    return office


@transaction.atomic
def end_office(*, actor: Actor, office: Office, resolved: Resolved) -> Office:
    """Let an office end, with its mandates. Who held it stays readable."""
    office = _held(office)
    _may_edit(actor, office.body.unit)
    by_today(resolved)
    if office.ends_on is not None:
        raise RefusedError(_("This office has ended already."))
    guards.office_may_end(office, resolved.on)
    for mandate in office.mandates.exclude(ends_on__lt=resolved.on):
        mandate.ended_reason = _("The office has ended.")
        cut(mandate, resolved.on)
    office.ends_on = resolved.on - timedelta(days=1)
    office.save(update_fields=["ends_on"])
    Body.objects.filter(contact=office).update(contact=None)
    unit_key = office.body.unit.slug
    record(
        actor=actor, verb="end_office", subject=office, unit_key=unit_key, reason=resolved.decision
    )
    touch("association")
    return office


def _saved(office: Office) -> None:
    office.name = clean_words(office.name)
    try:
        with transaction.atomic():
            office.save()
    except DatabaseError as error:
        raise RefusedError(_("An office of this body is called so already.")) from error


def _not_into_own_round(body: Body, function: str) -> None:
    """Who convened a round makes no office that would sit in it: a host does not read along."""
    hosted = Round.objects.filter(running(today(), "body"), function=function)
    if function and hosted.filter(host__unit=body.unit_id).exists():
        raise RefusedError(
            _("Offices of this kind sit in a round that your unit has convened."
              " A host does not read along.")
        )  # fmt: skip


@transaction.atomic
def name_function(*, actor: Actor, unit: Unit, function: str, title: str) -> OfficeAlias | None:
    """What an office is called in ``unit`` and below; an empty title takes the word away."""
    _may_edit(actor, unit)
    title = clean_words(title)
    record(actor=actor, verb="name_function", subject=unit, unit_key=unit.slug, function=function)
    touch("association")
    if not title:
        OfficeAlias.objects.filter(unit=unit, function=function).delete()
        return None
    alias, _new = OfficeAlias.objects.update_or_create(
        unit=unit, function=function, defaults={"title": title}
    )
    return alias


def _held(office: Office) -> Office:
    """The row as it is now, held until the transaction ends."""
    rows = Office.objects.select_for_update(of=("self",)).select_related("body__unit")
    return rows.get(pk=office.pk)
