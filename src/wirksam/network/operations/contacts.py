"""People at allies. Each is kept on a basis that is written down, and until a day."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.notices.operations import settle
from wirksam.network.models import Partner, PartnerContact
from wirksam.network.operations.saving import held, settled

MOST_DAYS = 366
"""A contact is looked at again within a year."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person at an ally. ``review_on`` lies between tomorrow and a year from now."""

    name: str
    basis: str
    review_on: date
    task: str = ""
    mail: str = ""
    phone: str = ""
    basis_note: str = ""


@transaction.atomic
def enter_contact(*, actor: Actor, partner: Partner, told: Somebody) -> PartnerContact:
    """Enter somebody at an ally that one still works with."""
    row = held(actor, partner, "keep")
    if row.ended_at is not None:
        raise RefusedError(_("You no longer work together. Resume it first."))
    made = PartnerContact.objects.create(partner=row, entered_by=actor.key, **_clean(told))
    return settled(actor, "enter_partner_contact", made, row.unit, basis=made.basis)


@transaction.atomic
def change_contact(*, actor: Actor, contact: PartnerContact, told: Somebody) -> PartnerContact:
    """Change what is known, and when it is looked at again."""
    row = held(actor, contact, "keep")
    for name, value in _clean(told).items():
        setattr(row, name, value)
    row.save()
    settle(notice_key(row))
    return settled(actor, "change_partner_contact", row, row.partner.unit, basis=row.basis)


@transaction.atomic
def review_contact(*, actor: Actor, contact: PartnerContact) -> PartnerContact:
    """Say that it still holds, for another year."""
    row = held(actor, contact, "keep")
    row.review_on = timezone.localdate() + timedelta(days=MOST_DAYS - 1)
    row.save(update_fields=["review_on"])
    settle(notice_key(row))
    return settled(actor, "review_partner_contact", row, row.partner.unit)


@transaction.atomic
def remove_contact(*, actor: Actor, contact: PartnerContact) -> None:
    """Forget somebody. Nothing of it stays but that it was done."""
    row = held(actor, contact, "keep")
    settle(notice_key(row))
    settled(actor, "remove_partner_contact", row, row.partner.unit)
    row.delete()


def notice_key(contact: PartnerContact) -> str:
    """How all notices about this contact begin."""
    return f"partnercontact:{contact.pk}:"


def _clean(told: Somebody) -> dict[str, str | date]:
    values = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in asdict(told).items()
    }
    if not (values["mail"] or values["phone"]):
        raise RefusedError(_("Say how to reach them: a mail address or a telephone number."))
    today = timezone.localdate()
    if not today < told.review_on <= today + timedelta(days=MOST_DAYS):
        raise RefusedError(_("Choose a day within the next year on which you look at it again."))
    return values
