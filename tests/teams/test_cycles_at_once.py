"""Two people at the same desk at the same moment, each with a connection of her own."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories.association import actor
from tests.factories.teams import called, reader, runner, team
from wirksam.foundation.access import RefusedError
from wirksam.teams.models import TeamCycle
from wirksam.teams.operations import cycles
from wirksam.teams.operations.cycles import Plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _with_real_transactions():
    if connection.vendor != "postgresql":
        pytest.skip("the test database in memory has one writer")


def both(*deeds):
    """All deeds at once; how many were refused."""
    start, refused = threading.Barrier(len(deeds)), []

    def run(deed):
        try:
            start.wait(timeout=10)
            deed()
        except RefusedError as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=30)
    return len(refused)


def test_a_step_is_taken_once():
    made = called(closes_at=timezone.now() - timedelta(hours=1))
    reader(made)
    reader(made, "Rio")
    lara, rita = actor(runner()), actor(runner("Rita"))
    assert both(
        lambda: cycles.begin_screening(actor=lara, cycle=made),
        lambda: cycles.begin_screening(actor=rita, cycle=made),
    )
    assert [one.after for one in made.steps.all()] == ["screening"]


def test_one_term_is_planned():
    where, lara, rita = team(), actor(runner()), actor(runner("Rita"))
    assert (
        both(
            lambda: cycles.plan_cycle(actor=lara, body=where, plan=Plan()),
            lambda: cycles.plan_cycle(actor=rita, body=where, plan=Plan(term_months=6)),
        )
        == 1
    )
    assert TeamCycle.objects.count() == 1


def test_lapsing_and_stepping_leave_one_story():
    made = called(closes_at=timezone.now() - timedelta(hours=1))
    reader(made)
    reader(made, "Rio")
    lara, rita = actor(runner()), actor(runner("Rita"))
    both(
        lambda: cycles.begin_screening(actor=lara, cycle=made),
        lambda: cycles.lapse_cycle(
            actor=rita, cycle=made, reason="Niemand", revision=made.revision
        ),
    )
    made.refresh_from_db()
    told = [one.after for one in made.steps.all()]
    assert told[-1] == made.state
    assert told in (["lapsed"], ["screening"])
