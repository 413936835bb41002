"""Allies of a chapter and whoever keeps them."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from django.utils import timezone

from tests.factories.people import board, human, office, seat, unit
from wirksam.association.models import Office, Person, Unit
from wirksam.network.models import Partner, PartnerContact

_numbers = count(1)
KEEP = "partner.keep"


def chapter(slug: str = "kv-eins", parent: Unit | None = None) -> Unit:
    return Unit.objects.filter(slug=slug).first() or unit(slug, parent)


def holder(where: Unit, *rights: str, name: str = "Kea") -> tuple[Person, Office]:
    """Somebody with an office in a unit, and that office."""
    held = office(where.bodies.first() or board(where), *rights)
    someone = human(name, where)
    seat(someone, held)
    return someone, held


def keeper(where: Unit, *rights: str) -> Person:
    return holder(where, KEEP, *rights)[0]


def partner(where: Unit, **fields: object) -> Partner:
    told = {"name": f"Naturfreunde {next(_numbers)}", "entered_by": "someone"}
    return Partner.objects.create(unit=where, **(told | fields))


def contact(of: Partner, days: int = 100, **fields: object) -> PartnerContact:
    told = {
        "name": "Frau Geheim",
        "mail": "geheim@ally.invalid",
        "basis": "consent",
        "review_on": timezone.localdate() + timedelta(days=days),
        "entered_by": "someone",
    }
    return PartnerContact.objects.create(partner=of, **(told | fields))
