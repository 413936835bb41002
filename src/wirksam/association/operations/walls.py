"""Doors in walls: opening a list for a time, rounds of exchange, breaking the glass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wirksam.association.choices import BodyKind, Capability
from wirksam.association.models import (
    Body,
    Mandate,
    Office,
    Opening,
    Person,
    RoomPost,
    Round,
    Unit,
    still_there,
)
from wirksam.association.operations import guards
from wirksam.association.queries.actors import in_force, today
from wirksam.foundation.access import Actor, RefusedError, can, get_visible_or_404
from wirksam.foundation.journal.operations import record
from wirksam.foundation.mail.operations import post
from wirksam.foundation.pages import touch

LONGEST_OPENING = timedelta(days=366)
LONGEST_EMERGENCY = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Plan:
    """A round of exchange: its name, whose holders come, from below which unit, and what for."""

    name: str
    function: str
    unit: Unit
    purpose: str = ""


@transaction.atomic
def open_list(*, actor: Actor, unit: Unit, reader: Body, purpose: str, until: date) -> Opening:
    """Let ``reader`` see the unit's list of members for ``purpose`` until a day."""
    if not can(actor, unit, "open"):
        raise RefusedError(_("Only the unit itself opens its list."))
    if not purpose.strip():
        raise RefusedError(_("Say in a few words what for."))
    if not today() <= until <= today() + LONGEST_OPENING:
        raise RefusedError(_("Choose a last day between today and a year from now."))
    opening = Opening.objects.create(
        unit=unit,
        reader=reader,
        purpose=purpose.strip(),
        starts_on=today(),
        ends_on=until,
        opened_by=actor.key,
    )
    record(
        actor=actor,
        verb="open_list",
        subject=opening,
        unit_key=unit.slug,
        reason=purpose,
        reader=reader.key,
    )
    return opening


@transaction.atomic
def close_list(*, actor: Actor, opening: Opening) -> Opening:
    """Take the opening back, at once."""
    if not can(actor, opening.unit, "open"):
        raise RefusedError(_("Only the unit itself closes its list."))
    opening.revoked_at = opening.revoked_at or timezone.now()
    opening.save(update_fields=["revoked_at"])
    record(actor=actor, verb="close_list", subject=opening, unit_key=opening.unit.slug)
    return opening


@transaction.atomic
def convene_round(*, actor: Actor, host: Body, plan: Plan) -> Round:
    """Bring together the holders of a function below a unit; do not listen in."""
    guards.must_hold(actor, Capability.ROOM_HOST, host)
    if not plan.unit.path.startswith(host.unit.path):
        raise RefusedError(_("You can bring together only units below your own."))
    offices = Office.objects.filter(still_there(), function=plan.function)
    if offices.filter(body=host).exists():
        raise RefusedError(_("Your own offices would sit in it. A host does not read along."))
    if not offices.filter(body__unit__path__startswith=plan.unit.path).exists():
        raise RefusedError(_("Nobody could come: there is no such office below this unit."))
    body = Body.objects.create(
        unit=host.unit,
        kind=BodyKind.EXCHANGE,
        key=f"runde-{uuid4().hex[:8]}",
        name=plan.name,
        starts_on=today(),
    )
    room = Round.objects.create(
        body=body, host=host, function=plan.function, unit=plan.unit, purpose=plan.purpose
    )
    record(actor=actor, verb="convene_round", subject=room, unit_key=host.unit.slug)
    return room


@transaction.atomic
def write_post(*, actor: Actor, room: Round, text: str) -> RoomPost:
    """Say something in a round in which one sits."""
    get_visible_or_404(actor, Round, "read", pk=room.pk)
    if not text.strip():
        raise RefusedError(_("Something must stand here."))
    post = RoomPost.objects.create(
        round=room, author_id=actor.person_id, seat_unit_id=_seat_unit(actor, room), text=text
    )
    record(actor=actor, verb="write_post", subject=post)
    touch(f"round:{room.body.key}")
    return post


def _seat_unit(actor: Actor, room: Round) -> int:
    return next(
        seat.unit_id
        for seat in actor.seats
        if seat.function == room.function
        and seat.body_id != room.host_id
        and seat.unit_path.startswith(room.unit.path)
    )


@transaction.atomic
def break_glass(*, actor: Actor, office: Office, reason: str, hours: int = 1) -> Mandate:
    """Take an emergency office for some hours. Everyone who looks after offices hears of it."""
    if not office.emergency:
        raise RefusedError(_("Only an emergency office can be taken."))
    guards.must_hold(actor, Capability.EMERGENCY_USE, office.body)
    if len(reason.split()) < 3:  # noqa: PLR2004
        raise RefusedError(_("Say in a sentence what happened and what you have to do."))
    span = timedelta(hours=hours)
    if not timedelta(0) < span <= LONGEST_EMERGENCY:
        raise RefusedError(_("Choose between one hour and four."))
    now = timezone.now()
    mandate = Mandate.objects.create(
        person_id=actor.person_id,
        office=office,
        starts_on=today(),
        ends_on=timezone.localdate(now + span, timezone.get_default_timezone()),
        expires_at=now + span,
        decision=reason.strip()[:200],
    )
    unit_key = office.body.unit.slug
    record(actor=actor, verb="break_glass", subject=mandate, unit_key=unit_key, reason=reason)
    _tell_administrators(actor, mandate)
    return mandate


@transaction.atomic
def close_glass(*, actor: Actor, mandate: Mandate) -> Mandate:
    """Give the emergency office back before its time; anyone who fills offices may end it too."""
    if mandate.person_id != actor.person_id:
        guards.must_hold(actor, Capability.OFFICE_GRANT, mandate.body)
    if mandate.expires_at is None:
        raise RefusedError(_("Only an emergency office can be taken."))
    mandate.expires_at = min(mandate.expires_at, timezone.now())
    mandate.save(update_fields=["expires_at"])
    record(actor=actor, verb="close_glass", subject=mandate, unit_key=mandate.body.unit.slug)
    touch("association")
    return mandate


def _tell_administrators(actor: Actor, mandate: Mandate) -> None:
    """One letter each, so that nobody sees another's address."""
    unit = mandate.body.unit
    holders = Mandate.objects.filter(in_force(), expires_at=None).filter(
        office__capabilities__capability__in=[Capability.OFFICE_GRANT, Capability.AUDIT_READ],
        office__body__unit__path__in=[*unit.above, unit.path],
        person__user__is_active=True,
    )
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("The glass was broken: %(office)s") % {"office": mandate.office.name}
        body = _(
            "%(name)s has taken “%(office)s” until %(until)s.\n\nReason given: %(reason)s\n\n"
            "If this surprises you, end it on the page of offices of %(unit)s."
        ) % {
            "name": actor.name,
            "office": mandate.office.name,
            "until": timezone.localtime(mandate.expires_at).strftime("%H:%M"),
            "reason": mandate.decision,
            "unit": unit.name,
        }
    for person in Person.objects.filter(pk__in=holders.values("person")).select_related("user"):
        if person.user is not None:
            post(
                key=f"glass:{mandate.pk}:{person.key}",
                to=person.user.email,
                subject=subject,
                text=body,
                person_key=str(person.key),
                rather_twice=True,
            )
