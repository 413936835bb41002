"""Runs with settings of its own: fills a database with people and prints, as JSON, how lists do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import django

PEOPLE, UNITS, STATES = 20_000, 500, 16
START = date(2020, 1, 1)
RUNGS = ("body", "body", "unit", "me", "body", "state", "body", "unit", "body", "all")


def fill() -> None:
    """A federation of 16 states and chapters; each chapter has a board of two."""
    from wirksam.association.models import Unit

    root = Unit.objects.create(slug="bund", name="Bund", kind="federal")
    states = [
        Unit.objects.create(slug=f"land-{n}", name=f"Land {n}", kind="state", parent=root)
        for n in range(STATES)
    ]
    chapters = [
        Unit.objects.create(
            slug=f"kreis-{n}", name=f"Kreis {n}", kind="district", parent=states[n % STATES]
        )
        for n in range(UNITS - STATES - 1)
    ]
    given = iter(_people(chapters))
    for unit in (*states, *chapters):
        _board(unit, given)


def _people(chapters: list[Any]) -> list[Any]:
    from wirksam.association.models import ContactPoint, Membership, Person

    people = Person.objects.bulk_create(
        (
            Person(name=f"Name {n * 7919 % PEOPLE:05d}", visible_to=RUNGS[n % 10])
            for n in range(PEOPLE)
        ),
        batch_size=2000,
    )
    Membership.objects.bulk_create(
        (
            Membership(person=one, unit=chapters[n % len(chapters)], starts_on=START)
            for n, one in enumerate(people)
        ),
        batch_size=2000,
    )
    ContactPoint.objects.bulk_create(
        (
            ContactPoint(person=one, kind="mail", value=f"{n}@x.invalid", visible_to=RUNGS[n % 10])
            for n, one in enumerate(people)
        ),
        batch_size=2000,
    )
    return people


def _board(unit: Any, given: Iterator[Any]) -> None:  # noqa: ANN401
    from wirksam.association.models import Body, Mandate, Office, OfficeCapability

    reach = "below" if unit.kind == "state" else "unit"
    body = Body.objects.create(
        key=f"vorstand-{unit.slug}", name="Vorstand", kind="board", unit=unit
    )
    office = Office.objects.create(body=body, name="Sprecher*in", seats=2, function=unit.kind)
    OfficeCapability.objects.bulk_create(
        OfficeCapability(office=office, capability=name, reach=reach)
        for name in ("people.view", "people.contact", "contacts.view", "counts.view")
    )
    for person in islice(given, 2):
        Mandate.objects.create(person=person, office=office, starts_on=START)


def measured() -> dict[str, Any]:
    """Milliseconds for the first page of visible people and their number, per kind of reader."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.figure import median_seconds
    from wirksam.association.models import Mandate, Person
    from wirksam.association.queries.actors import actor_for
    from wirksam.association.queries.people import visible_people

    readers = {
        "state board": Mandate.objects.filter(office__function="state").first(),
        "chapter board": Mandate.objects.filter(office__function="district").first(),
        "member": None,
    }
    found: dict[str, Any] = {}
    for name, mandate in readers.items():
        person = mandate.person if mandate else Person.objects.last()
        if person is None:
            continue

        def page(one: Person = person) -> list[Person]:
            return list(visible_people(actor_for(one))[:50])

        def number(one: Person = person) -> int:
            return visible_people(actor_for(one)).count()

        with CaptureQueriesContext(connection) as captured:
            page()
        found[name] = {
            "page": median_seconds(page, rounds=7) * 1000,
            "count": median_seconds(number, rounds=7) * 1000,
            "seen": number(),
            "queries": len(captured),
        }
    return found


def main() -> None:
    """Migrate, fill, measure."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    with transaction.atomic():
        fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps(measured()))


if __name__ == "__main__":
    main()
