"""Runs with settings of its own: brings lists in and prints, as JSON, what that took."""

from __future__ import annotations

import contextlib
import json
import resource
import sys
import time
from typing import Any

import django

SMALL, LARGE = 1_000, 10_000
BROKEN = 9_999
KIB = 1024


def lines(number: int, broken: int = 0) -> bytes:
    """A list as spreadsheets write it; file row ``broken`` has a day that does not exist."""
    rows = ["Nummer;Name;E-Mail;Mitglied seit"]
    for at in range(2, number + 2):
        day = "31.2.2024" if at == broken else "1.2.2024"
        rows.append(f"N{at};Mensch {at:05d};mensch{at}@example.invalid;{day}")
    return "\n".join(rows).encode()


def keeper(slug: str) -> Any:  # noqa: ANN401
    """A unit and somebody who keeps its list."""
    from wirksam.association.models import (
        Body,
        Mandate,
        Office,
        OfficeCapability,
        Person,
        Unit,
        today,
    )
    from wirksam.association.queries.actors import actor_for

    unit = Unit.objects.create(slug=slug, name=slug, kind="district")
    body = Body.objects.create(key=f"vorstand-{slug}", name="Vorstand", kind="board", unit=unit)
    office = Office.objects.create(body=body, name="Sprecher*in")
    OfficeCapability.objects.create(office=office, capability="people.edit", reach="unit")
    person = Person.objects.create(name=f"Kim {slug}")
    Mandate.objects.create(person=person, office=office, starts_on=today())
    return actor_for(person), unit


def brought_in(slug: str, data: bytes) -> tuple[float, float]:
    """Seconds for looking at a list and for taking it over."""
    from wirksam.association.operations.importing import hand_in_list, take_over

    actor, unit = keeper(slug)
    started = time.perf_counter()
    batch = hand_in_list(actor=actor, unit=unit, data=data)
    looked = time.perf_counter()
    take_over(actor=actor, batch=batch, digest=batch.digest, leave_out=False)
    return looked - started, time.perf_counter() - looked


def with_a_broken_row() -> tuple[int, str]:
    """How many people a list with one broken row brings in, and which rows it names."""
    from wirksam.association.models import Membership
    from wirksam.association.operations.importing import hand_in_list, take_over
    from wirksam.foundation.access import RefusedError

    actor, unit = keeper("kaputt")
    batch = hand_in_list(actor=actor, unit=unit, data=lines(LARGE, BROKEN))
    named = [row["row"] for row in batch.verdicts if row["kind"] == "error"]
    with contextlib.suppress(RefusedError):
        take_over(actor=actor, batch=batch, digest=batch.digest, leave_out=False)
    return Membership.objects.filter(unit=unit).count(), ",".join(map(str, named))


def main() -> None:
    """Migrate, bring in, tell."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    brought_in("warm", lines(50))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    small = brought_in("klein", lines(SMALL))
    large = brought_in("gross", lines(LARGE))
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / KIB
    written, broken = with_a_broken_row()
    told = {
        "seconds": {
            "looking at a list of": (small[0], large[0]),
            "taking over a list of": (small[1], large[1]),
        },
        "megabytes": memory,
        "written": written,
        "broken": broken,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
