"""Runs with settings of its own: fills a database, searches it, prints as JSON how that goes."""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import django

FEW, MANY, ROUNDS, RARE = 200, 200_000, 15, 20
START = datetime(2020, 1, 1, 18, tzinfo=UTC)
_TOLD = """
Treffen Werkstatt Ausflug Seminar Plenum Fest Lesung Kino Garten Radtour Zeltlager Chor Theater
Sprechstunde Wanderung Turnier Putztag Flohmarkt Küche Austausch
"""
WORDS = _TOLD.split()
PLACES = ("Haus am See", "Jugendraum", "Turnhalle", "Marktplatz", "online")


def main() -> None:
    """Measure among few, add up to many, measure again."""
    django.setup()
    from django.core.management import call_command

    from wirksam.foundation.search.operations import rebuild

    call_command("migrate", verbosity=0)
    hosts = _hosts()
    _fill(hosts, 0, FEW)
    rebuild()
    told: dict[str, Any] = {"few": _measured(hosts)}
    _fill(hosts, FEW, MANY)
    started = time.perf_counter()
    rebuild()
    told["rebuilt"] = MANY / (time.perf_counter() - started)
    _settle()
    told["many"] = _measured(hosts)
    json.dump(told, sys.stdout)


def _hosts() -> list[Any]:
    from wirksam.association.models import Body, Unit

    root = Unit.objects.create(slug="land", name="Land", kind="state")
    units = [
        Unit.objects.create(slug=f"kv-{n}", name=f"KV {n}", kind="district", parent=root)
        for n in range(40)
    ]
    return [
        Body.objects.create(key=f"vorstand-{n}", name=f"Vorstand {n}", kind="board", unit=unit)
        for n, unit in enumerate(units)
    ]


def _fill(hosts: list[Any], start: int, end: int) -> None:
    """Every number of rows holds the rare word 20 times, the common one stands in a tenth."""
    from wirksam.activities.models import Activity

    shown = ("public", "members", "members", "unit")
    Activity.objects.bulk_create(
        (
            Activity(
                kind="meeting",
                title=f"{WORDS[n % len(WORDS)]} {n // len(WORDS)}",
                summary=f"Wir laden zum {WORDS[(n * 7 + 3) % len(WORDS)]} ein, alle sind dabei."
                + (" Ein Leuchtturm steht am Ufer." if n < RARE else ""),
                place=PLACES[n % len(PLACES)],
                host=hosts[n % len(hosts)],
                starts_at=START + timedelta(hours=n % 60_000),
                visibility=shown[n % len(shown)],
            )
            for n in range(start, end)
        ),
        batch_size=1000,
    )


def _settle() -> None:
    """As the database does by itself in time: statistics, and the index folded together."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")


def _measured(hosts: list[Any]) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from wirksam.foundation.access import Actor, Home
    from wirksam.foundation.search.queries import search

    unit = hosts[0].unit
    actor = Actor(key="m", person_id=0, homes=(Home(unit.pk, unit.path),))
    found = {}
    for key, q in (("rare", "Leuchttürme"), ("common", "Werkstatt")):
        with CaptureQueriesContext(connection) as queries:
            total = search(actor, q).total
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            search(actor, q)
            times.append(time.perf_counter() - started)
        found[key] = {
            "ms": statistics.median(times) * 1000, "found": total, "queries": len(queries),
        }  # fmt: skip
    return found


if __name__ == "__main__":
    main()
