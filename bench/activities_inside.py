"""Runs with settings of its own: fills a database with activities, prints how pages do, as JSON.

Few or many, the pages are full: the next days hold as many activities as a page shows.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import django

CHAPTERS, COMMITMENTS, PEOPLE, ROUNDS = 35, 70, 400, 40
VISIBILITY = ("public",) * 10 + ("members",) * 6 + ("unit",) * 3 + ("body",)
START = date(2020, 1, 1)
FEW, OK, MEASURED = 1000, 200, 7


def fill(number: int) -> Any:  # noqa: ANN401
    """An association, a programme and ``number`` activities, half of them still to come."""
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
    _activities(number, boards, people)
    _links(_commitments(state))
    return people[0]


def _activities(number: int, boards: list[Any], people: list[Any]) -> None:
    from django.db import connection
    from django.utils import timezone

    from wirksam.activities.models import Activity, Participation

    now = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    step = timedelta(minutes=45) if number > FEW else timedelta(hours=4)
    rows = Activity.objects.bulk_create(
        (
            Activity(
                kind="meeting",
                title=f"Treffen {n}",
                host=_full(boards, n, number),
                starts_at=now + step * (n - number // 2),
                ends_at=now + step * (n - number // 2) + timedelta(hours=2, days=_days(n)),
                days=_days(n),
                state="open" if n > number // 2 else "done",
                visibility=VISIBILITY[n % len(VISIBILITY)],
                place="Jugendzentrum",
                summary="Worum es geht, in zwei Sätzen. Mehr braucht es nicht.",
            )
            for n in range(number)
        ),
        batch_size=2000,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO activities_meeting (activity_ptr_id, agenda, minutes_url)"
            " SELECT id, '', '' FROM activities_activity"
        )
    Participation.objects.bulk_create(
        (Participation(activity=row, person=people[n % PEOPLE]) for n, row in enumerate(rows[::2])),
        batch_size=2000,
    )


def _full(things: list[Any], n: int, number: int) -> Any:  # noqa: ANN401
    """Evenly among ``things``; of a few, every second for the one whose page is measured."""
    return things[MEASURED] if number <= FEW and n % 2 else things[n % len(things)]


def _days(n: int) -> int:
    """Every twentieth takes a weekend."""
    return 0 if n % 20 else 2


def _commitments(unit: Any) -> list[Any]:  # noqa: ANN401
    from django.utils import timezone

    from wirksam.programme.models import Commitment, Programme, ProgrammeVersion, SourceFile

    now = timezone.now()
    programme = Programme.objects.create(
        slug="2026",
        title="Programm",
        unit=unit,
        term_starts_on=date(2026, 1, 1),
        term_ends_on=date(2026, 12, 31),
    )
    version = ProgrammeVersion.objects.create(
        programme=programme,
        title="Programm",
        source=SourceFile.objects.create(sha256="0" * 64, name="x", size=1, content="x"),
        reader_version="1",
        text_sha256="0" * 64,
        frozen_at=now,
    )
    return Commitment.objects.bulk_create(
        Commitment(
            version=version,
            code=f"AP26-{n:02d}",
            state="confirmed",
            quote="werden Teams eingesetzt",
            title=f"Zusage {n}",
            first_line=n + 1,
            last_line=n + 2,
            modality="must",
            kind="event",
            accepted_by="a",
            accepted_at=now,
            confirmed_by="b",
            confirmed_at=now,
        )
        for n in range(COMMITMENTS)
    )


def _links(commitments: list[Any]) -> None:
    from wirksam.activities.models import Activity, Contribution

    keys = list(Activity.objects.order_by("pk").values_list("pk", flat=True))
    Contribution.objects.bulk_create(
        (
            Contribution(activity_id=pk, commitment=_full(commitments, n, len(keys)))
            for n, pk in enumerate(keys)
        ),
        batch_size=2000,
    )


def measured(member: Any) -> dict[str, Any]:  # noqa: ANN401
    """p95 in milliseconds and queries of each page, for a guest and a member."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from wirksam.accounts.models import User
    from wirksam.activities.queries.listing import between
    from wirksam.association.queries.actors import actor_for

    settings.ALLOWED_HOSTS = ["testserver"]
    member.user = User.objects.create_user("mitglied@x.invalid")
    member.save()
    guest, inside = Client(), Client()
    inside.force_login(member.user)
    first = timezone.localdate().replace(day=1)
    last = (first + timedelta(days=40)).replace(day=1) - timedelta(days=1)
    actor = actor_for(member)
    pages: dict[str, Callable[[], object]] = {
        "activities for a guest": lambda: guest.get("/aktivitaeten/"),
        "activities for a member": lambda: inside.get("/aktivitaeten/"),
        "activities of a chapter": lambda: inside.get("/aktivitaeten/?unit=kv-6"),
        "activities for a commitment": lambda: inside.get("/aktivitaeten/?zusage=AP26-07"),
        "a calendar month": lambda: between(actor, first, last, most=100),
        "the calendar page": lambda: guest.get("/kalender/"),
        "all commitments": lambda: guest.get("/zusagen/"),
        "the follow-up of decisions": lambda: guest.get("/beschlusskontrolle/"),
        "a commitment with its thread, guest": lambda: guest.get("/zusagen/AP26-07/"),
        "a commitment with its thread, member": lambda: inside.get("/zusagen/AP26-07/"),
    }
    return {what: measure(page) for what, page in pages.items()}


def measure(page: Callable[[], object]) -> dict[str, float]:
    from django.db import connection

    queries: list[str] = []

    def counting(execute: Any, sql: str, *rest: Any) -> Any:  # noqa: ANN401
        queries.append(sql)
        return execute(sql, *rest)

    page()
    with connection.execute_wrapper(counting):
        answer = page()
    status = getattr(answer, "status_code", 200)
    if status != OK:
        raise RuntimeError(f"answered with {status}")
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        page()
        times.append(time.perf_counter() - started)
    return {"p95": statistics.quantiles(times, n=20)[-1] * 1000, "queries": len(queries)}


def main() -> None:
    """Migrate, fill, measure."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    with transaction.atomic():
        member = fill(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps(measured(member)))


if __name__ == "__main__":
    main()
