"""Finding the person that somebody called by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wirksam.association.models import Membership, Person, Unit, running


def members_named(unit: Unit, names: Iterable[str], on: date) -> dict[str, Person]:
    """Members of the unit or of one below it, by name, where exactly one is called so; one query.

    Never shown to anyone: it only ties what is recorded to whom it is about, so that she finds it
    among her data and can take her name out.
    """
    rows = (
        Membership.objects.filter(running(on), person__name__in=set(names))
        .filter(unit__path__startswith=unit.path)
        .select_related("person")
        .order_by("person", "pk")
    )
    found: dict[str, set[Person]] = {}
    for row in rows:
        found.setdefault(row.person.name, set()).add(row.person)
    return {name: next(iter(people)) for name, people in found.items() if len(people) == 1}
