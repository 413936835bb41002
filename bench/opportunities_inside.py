"""Runs with settings of its own: fills a database with tasks, prints how pages and a rush do.

Few or many, the pages are full: the next days hold as many tasks as a page shows.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import django

from bench.activities_inside import measure

CHAPTERS, PEOPLE, PLACES, RUSH, AT_ONCE = 35, 400, 100, 200, 8
START = date(2020, 1, 1)
FEW = 1000
VISIBILITY = ("public",) * 10 + ("members",) * 6 + ("unit",) * 3 + ("body",)
MINUTES = (15, 40, 90, 120)


def fill(number: int) -> tuple[list[Any], list[Any]]:
    """An association and ``number`` tasks and shifts, half of them over; its boards and people."""
    from wirksam.association.models import Body, Membership, Person, Unit

    state = Unit.objects.create(slug="land", name="Land", kind="state")
    chapters = [
        Unit.objects.create(slug=f"kv-{n}", name=f"Kreis {n}", kind="district", parent=state)
        for n in range(CHAPTERS)
    ]
    boards = [
        Body.objects.create(key=f"vorstand-{unit.slug}", name="Vorstand", kind="board", unit=unit)
        for unit in (state, *chapters)
    ]
    people = Person.objects.bulk_create(Person(name=f"Name {n}") for n in range(PEOPLE))
    Membership.objects.bulk_create(
        Membership(person=one, unit=chapters[n % CHAPTERS], starts_on=START)
        for n, one in enumerate(people)
    )
    _tasks(number, boards, people)
    return boards, people


def _tasks(number: int, boards: list[Any], people: list[Any]) -> None:
    from django.utils import timezone

    from wirksam.activities.models import Activity, Closing
    from wirksam.opportunities.models import Engagement

    now = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    step = timedelta(minutes=30) if number > FEW else timedelta(hours=4)
    over = number // 2 if number > FEW else number // 5
    rows = Activity.objects.bulk_create(
        (_task(n, n > over - 20, _board(boards, n, number), now + step * (n - over))
         for n in range(number)),
        batch_size=2000,
    )  # fmt: skip
    _children(rows)
    Closing.objects.bulk_create(
        (
            Closing(activity=row, came_of_it="Es hat geklappt.")
            for row in rows
            if row.state == "done"
        ),
        batch_size=2000,
    )
    Engagement.objects.bulk_create(
        (
            Engagement(opportunity_id=row.pk, person=people[n % PEOPLE])
            for n, row in enumerate(rows[::2])
        ),
        batch_size=2000,
    )


def _board(boards: list[Any], n: int, number: int) -> Any:  # noqa: ANN401
    """Evenly; of a few, every second for the chapter whose page is measured."""
    return boards[7] if number <= FEW and n % 2 else boards[n % len(boards)]


def _task(n: int, is_open: bool, host: Any, start: Any) -> Any:  # noqa: ANN401
    from wirksam.activities.models import Activity

    is_task = n % 3 == 0
    return Activity(
        kind="task" if is_task else "shift",
        title=f"Aufgabe {n}",
        host=host,
        starts_at=start,
        ends_at=start + timedelta(days=6 if is_task else 0, hours=2),
        days=6 if is_task else 0,
        all_day=is_task,
        state="open" if is_open else "done",
        visibility=VISIBILITY[n % len(VISIBILITY)],
        effort_minutes=MINUTES[n % len(MINUTES)],
        place="Jugendzentrum",
        summary="Worum es geht, in zwei Sätzen. Mehr braucht es nicht.",
    )


def _children(rows: list[Any]) -> None:
    """The tasks' own table, whose rows cannot be made in bulk by the framework."""
    from django.db import connection

    from wirksam.opportunities.models import Opportunity

    fields: list[Any] = [
        one for one in Opportunity._meta.local_concrete_fields if not one.primary_key
    ]
    given: dict[str, Any] = {
        "topics": lambda n: ("Natur", "Kultur", "Medien")[n % 3],
        "guests": lambda _n: True,
    }
    blank: Any = Opportunity()
    columns = ", ".join(connection.ops.quote_name(one.column) for one in fields)
    marks = ", ".join(["%s"] * (len(fields) + 1))
    own = Opportunity._meta.pk
    into = f"{Opportunity._meta.db_table} ({own.column}, {columns})"
    sql = f"INSERT INTO {into} VALUES ({marks})"  # noqa: S608 (names of our own columns)
    values = [
        [
            row.pk,
            *(
                one.get_db_prep_save(
                    given[one.name](n) if one.name in given else getattr(blank, one.attname),
                    connection,
                )
                for one in fields
            ),
        ]
        for n, row in enumerate(rows)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def measured(member: Any) -> dict[str, Any]:  # noqa: ANN401
    """p95 in milliseconds and queries of each page, for a guest and a member."""
    from django.conf import settings
    from django.test import Client

    from wirksam.accounts.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    member.user = User.objects.create_user("mitglied@x.invalid")
    member.save()
    guest, inside = Client(), Client()
    inside.force_login(member.user)
    pages: dict[str, Callable[[], object]] = {
        "tasks for a guest": lambda: guest.get("/aufgaben/"),
        "tasks for a member": lambda: inside.get("/aufgaben/"),
        "tasks of a chapter": lambda: inside.get("/aufgaben/?unit=kv-6"),
        "tasks of fifteen minutes": lambda: guest.get("/aufgaben/?minuten=15"),
        "tasks of seven days": lambda: guest.get("/aufgaben/?wann=woche"),
        "tasks of a topic": lambda: guest.get("/aufgaben/?thema=Natur"),
        "the second page of tasks": lambda: guest.get("/aufgaben/?seite=2"),
        "what I help with": lambda: inside.get("/aufgaben/meine/"),
        "the front page for a guest": lambda: guest.get("/"),
        "a chapter's week": lambda: guest.get("/verband/kv-6/woche/"),
    }
    return {what: measure(page) for what, page in pages.items()}


def rush(board: Any) -> dict[str, Any]:  # noqa: ANN401
    """Two hundred people for a hundred places: in threads where there are many writers."""
    from django.db import connection

    from wirksam.opportunities.models import Engagement
    from wirksam.opportunities.operations.joining import Wish, join_opportunity

    one, actors = _crowd(board)
    several = AT_ONCE if connection.vendor == "postgresql" else 1
    gate = threading.Barrier(several + 1)

    def some(part: list[Any]) -> None:
        connection.ensure_connection()
        gate.wait(30)
        for who in part:
            join_opportunity(actor=who, opportunity=one, wish=Wish())
        connection.close()

    with ThreadPoolExecutor(several) as pool:
        running = [pool.submit(some, actors[at::several]) for at in range(several)]
        gate.wait(30)
        started = time.perf_counter()
        for part in running:
            part.result()
        seconds = time.perf_counter() - started
    rows = Engagement.objects.filter(opportunity=one).order_by("joined_at", "pk")
    states = list(rows.values_list("state", flat=True))
    return {
        "seconds": seconds,
        "at_once": several,
        "inside": states.count("going"),
        "waiting": states.count("waiting"),
        "in_order": states == ["going"] * PLACES + ["waiting"] * (RUSH - PLACES),
    }


def _crowd(board: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401
    """A shift with a hundred places, and two hundred members who want in."""
    from django.utils import timezone

    from wirksam.association.models import Membership, Person
    from wirksam.association.queries.actors import actor_for
    from wirksam.opportunities.models import Opportunity

    start = timezone.now() + timedelta(days=5)
    one = Opportunity.objects.create(
        host=board, kind="shift", title="Schicht", starts_at=start, state="open",
        ends_at=start + timedelta(hours=2), visibility="public", places=PLACES, needed=50,
    )  # fmt: skip
    people = Person.objects.bulk_create(Person(name=f"Hilf {n}") for n in range(RUSH))
    Membership.objects.bulk_create(
        Membership(person=who, unit=board.unit, starts_on=START) for who in people
    )
    return one, [actor_for(who) for who in people]


def main() -> None:
    """Migrate, fill, measure."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    with transaction.atomic():
        boards, people = fill(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    pages = measured(people[0])
    print(json.dumps({"pages": pages, "rush": rush(boards[7])}))


if __name__ == "__main__":
    main()
