"""Two people at the same moment, each with a connection of her own."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories.assembly import draft, frozen, presidium, programme, reporter
from tests.factories.association import actor, body
from wirksam.assembly.models import AssemblyAct, ReportEdition
from wirksam.assembly.operations import freezing
from wirksam.assembly.operations.deciding import NewAct, record_acts
from wirksam.assembly.operations.freezing import freeze_report
from wirksam.assembly.queries.composing import account_of
from wirksam.foundation.access import RefusedError
from wirksam.programme.models import ProgressEntry
from wirksam.programme.operations.reporting import Report, report_progress

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _with_real_transactions():
    if connection.vendor != "postgresql":
        pytest.skip("the test database in memory has one writer")


def beside(deed):
    """``deed`` in a thread with a connection of its own; it is started, not awaited."""

    def run():
        try:
            deed()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_an_entry_written_while_freezing_waits_and_is_later(monkeypatch):
    text, (one,) = programme(confirmed_at=timezone.now() - timedelta(days=3))
    lara, rita, edition = actor(reporter()), actor(reporter("Rita")), draft(text)
    board = body()
    writers = []

    def write():
        report = Report(timezone.localdate(), "Gerade eben.")
        report_progress(actor=rita, commitment=one, report=report, body=board)

    compose = freezing.composed

    def slowly(*told):
        writers.append(beside(write))
        writers[0].join(timeout=0.5)
        assert writers[0].is_alive()
        return compose(*told)

    monkeypatch.setattr(freezing, "composed", slowly)
    freeze_report(actor=lara, edition=edition, revision=1)
    writers[0].join()
    edition, entry = ReportEdition.objects.get(), ProgressEntry.objects.get()
    assert entry.recorded_at > edition.cut_off_at
    assert account_of(edition).items[0].entries == ()


def test_of_two_who_freeze_one_does():
    text, _ones = programme()
    edition = draft(text)
    people = [actor(reporter(f"Linn {n}")) for n in range(2)]
    outcomes = []

    def freeze(who):
        try:
            freeze_report(actor=who, edition=edition, revision=1)
            outcomes.append("frozen")
        except RefusedError:
            outcomes.append("refused")

    threads = [beside(lambda who=who: freeze(who)) for who in people]
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["frozen", "refused"]


def test_of_two_who_record_the_second_is_told():
    text, _ones = programme()
    edition = frozen(text)
    item = edition.items.get()
    people = [actor(presidium(f"Petra {n}")) for n in range(2)]
    problems = []

    def decide(who, act):
        told = [NewAct(item.pk, act, timezone.localdate())]
        problems.append(record_acts(actor=who, edition=edition, acts=told)[1])

    threads = [
        beside(lambda who=who, act=act: decide(who, act))
        for who, act in zip(people, ("confirmed", "dropped"), strict=True)
    ]
    for thread in threads:
        thread.join()
    assert sorted(map(len, problems)) == [0, 1]
    assert AssemblyAct.objects.count() == 1
