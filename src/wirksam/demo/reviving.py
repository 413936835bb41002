"""Somebody of the cast who tried what "delete me" does comes back as somebody new.

She gets another key, so that the list of erasures stays true: who was deleted stays deleted.
"""

from __future__ import annotations

from django.db import transaction

from wirksam.accounts.models import User
from wirksam.association.models import Office, Unit, still_there, today
from wirksam.demo.loading import read_data
from wirksam.demo.people import settle
from wirksam.demo.personas import CAST, address_of
from wirksam.foundation.pages import touch


def missing() -> set[str]:
    """Who of the cast has no account any more."""
    addresses = {address_of(one.key): one.key for one in CAST if one.key != "gast"}
    there = User.objects.filter(email__in=addresses).values_list("email", flat=True)
    return set(addresses.values()) - {addresses[email] for email in there}


@transaction.atomic
def revive(persona: str) -> bool:
    """Bring one of the cast back with unit, contacts and offices; false if she is there."""
    if persona not in missing():
        return False
    told = read_data("association.json")["people"]
    number, one = next(
        (at, row) for at, row in enumerate(told, start=1) if row.get("persona") == persona
    )
    offices = Office.objects.filter(still_there()).select_related("body")
    known = {(office.body.key, office.name): office for office in offices}
    held = [row for row in one.get("offices", ()) if (row["body"], row["name"]) in known]
    units = {unit.slug: unit for unit in Unit.objects.all()}
    settle(one | {"offices": held}, units, known, number, since=today())
    touch("association")
    return True
