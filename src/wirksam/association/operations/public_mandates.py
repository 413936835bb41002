"""Seats in councils, as their holders tell them. They carry no right here."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.association.models import Person, PublicMandate
from wirksam.foundation.access import Actor, RefusedError, get_visible_or_404
from wirksam.foundation.journal.operations import record

MOST = 20


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a council or parliament."""

    council: str
    municipality: str
    starts_on: date
    ends_on: date | None = None
    list_name: str = ""
    topics: str = ""
    in_directory: bool = False


@transaction.atomic
def save_public_mandate(
    *, actor: Actor, seat: Seat, mandate: PublicMandate | None = None
) -> PublicMandate:
    """Add or change a seat of one's own."""
    if mandate is None:
        if PublicMandate.objects.filter(person=actor.person_id).count() >= MOST:
            raise RefusedError(_("That is a lot of seats. Take an old one away first."))
        mandate = PublicMandate(person=Person.objects.get(pk=actor.person_id))
    else:
        mandate = get_visible_or_404(actor, PublicMandate, "edit", pk=mandate.pk)
    if seat.ends_on is not None and seat.ends_on < seat.starts_on:
        raise RefusedError(_("The term ends before it begins."))
    for name, value in asdict(seat).items():
        setattr(mandate, name, value)
    mandate.save()
    shown = "directory" if mandate.in_directory else "own"
    record(actor=actor, verb="save_public_mandate", subject=mandate, shown=shown)
    return mandate


@transaction.atomic
def delete_public_mandate(*, actor: Actor, mandate: PublicMandate) -> None:
    """Take a seat of one's own away."""
    mandate = get_visible_or_404(actor, PublicMandate, "edit", pk=mandate.pk)
    record(actor=actor, verb="delete_public_mandate", subject=mandate)
    mandate.delete()
