"""Two people at the same moment, each in a connection of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from tests.factories.association import actor, body, occasion, person
from tests.factories.programme import confirmed, version
from wirksam.association.models import Occasion
from wirksam.foundation.access import RefusedError
from wirksam.programme.models import Deadline, DeadlineShift, Responsibility
from wirksam.programme.operations.moving import move_occasion
from wirksam.programme.operations.reporting import Report, report_progress
from wirksam.programme.operations.responsibility import pass_on
from wirksam.programme.operations.standing import rebuild

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'", reason="tests share one connection in memory there"
    ),
]


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """What each of them returned, or how it was refused; all begin at the same moment."""
    gate = threading.Barrier(len(deeds), timeout=20)
    results: list[object] = [None] * len(deeds)

    def run(at: int, deed: Callable[[], object]) -> None:
        try:
            gate.wait()
            results[at] = deed()
        except RefusedError as refusal:
            results[at] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


@pytest.fixture
def alma():
    return actor(person("Alma", "programme.report"))


@pytest.fixture
def promise():
    return confirmed(version(published=True))


def test_the_same_form_twice_is_one_entry(alma, promise):
    report = Report(date(2026, 2, 1), "Getan.", "partly", draft_key=uuid4())

    def send():
        return report_progress(actor=alma, commitment=promise, report=report)

    first, second = at_once(send, send)
    assert first == second
    assert promise.entries.count() == 1


def test_many_reports_at_once_all_stand(alma, promise):
    def send():
        report = Report(date(2026, 2, 1), "Getan.", "partly", draft_key=uuid4())
        return report_progress(actor=alma, commitment=promise, report=report)

    at_once(*[send] * 4)
    assert promise.entries.count() == 4
    assert rebuild(check=True) == []


def test_one_correction_wins(alma, promise):
    wrong = report_progress(
        actor=alma, commitment=promise, report=Report(date(2026, 2, 1), "Falsch.")
    )

    def correct():
        report = Report(date(2026, 2, 1), "Richtig.")
        return report_progress(actor=alma, commitment=promise, report=report, corrects=wrong)

    results = at_once(correct, correct)
    assert sum(isinstance(one, RefusedError) for one in results) == 1


def test_one_lead_a_day(alma, promise):
    others = [body(f"team-{at}", f"Team {at}", "team") for at in range(2)]

    def take(to):
        return lambda: pass_on(
            actor=alma,
            commitment=promise,
            to=to,
            on=date(2026, 4, 20),
            reason="",
            revision=promise.revision,
        )

    results = at_once(*(take(to) for to in others))
    assert sum(isinstance(one, RefusedError) for one in results) == 1
    rows = Responsibility.objects.filter(commitment=promise)
    assert sum(row.runs_on(date(2026, 5, 1)) for row in rows) == 1


def test_one_move_wins(alma, promise):
    Deadline.objects.create(commitment=promise, wording="bald", occasion=occasion())
    when = Occasion.objects.get()

    def move(day):
        return lambda: move_occasion(
            actor=alma, occasion=when, to=date(2026, 5, day), reason="Halle", revision=1
        )

    results = at_once(move(8), move(9))
    assert sum(isinstance(one, RefusedError) for one in results) == 1
    assert DeadlineShift.objects.count() == 1
