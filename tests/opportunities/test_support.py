"""Which chapters count more: entered once with its decision, counting from the next day on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.offers import runner, said_yes
from tests.factories.opportunities import task
from tests.factories.people import acting, board, human, office, seat, tree
from wirksam.association.models import today
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.opportunities.models import SupportDecision
from wirksam.opportunities.operations.rounds import decide_support
from wirksam.opportunities.queries.offering import decision_for, prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def ruth(units):
    """Whoever prepares the assembly of the state."""
    someone = human("Ruth", units["land"])
    seat(someone, office(board(units["land"], "presidium"), "assembly.run"))
    return acting(someone)


def decide(who, units, **changes):
    told = {
        "unit": units["land"],
        "halves": {units["eins"].pk: 4, units["zwei"].pk: 2},
        "decided_on": today(),
        "source": "LMV, B-07",
    }
    return decide_support(actor=who, **(told | changes))


def test_it_counts_from_tomorrow_on(units, ruth):
    made = decide(ruth, units)
    assert made.weights == {str(units["eins"].pk): 4}
    assert JournalEntry.objects.get(verb="decide_support").detail == {"chapters": 1}
    now = timezone.now()
    assert decision_for(units["eins"], now) is None
    assert decision_for(units["eins"], now + timedelta(days=1)) == made
    assert decision_for(units["nachbarland"], now + timedelta(days=1)) is None


def test_the_latest_counts_and_none_is_rewritten(units, ruth):
    first = decide(ruth, units)
    second = decide(ruth, units, halves={})
    tomorrow = timezone.now() + timedelta(days=1)
    assert decision_for(units["land"], tomorrow) == second
    for change in (
        lambda: SupportDecision.objects.filter(pk=first.pk).update(weights={}),
        first.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"source": "  "}, "by which decision"),
        ({"decided_on": today() + timedelta(days=2)}, "still to come"),
        ({"halves": {999_999: 4}}, "Choose chapters"),
    ],
)
def test_what_it_needs(units, ruth, wrong, said):
    with pytest.raises(RefusedError, match=said):
        decide(ruth, units, **wrong)


@pytest.mark.parametrize("times", [1, 7])
def test_how_much_more(units, ruth, times):
    with pytest.raises(RefusedError, match="how many times"):
        decide(ruth, units, halves={units["eins"].pk: times})


def test_whoever_runs_rounds_does_not_decide_it(units):
    with pytest.raises(RefusedError, match="Only those who enter the rules"):
        decide(runner(board(units["land"]), "below"), units)


def test_a_round_tells_by_which_decision(units, ruth):
    state = board(units["land"])
    weak, strong = board(units["eins"]), board(units["zwei"])
    said_yes(weak, per_week=1)
    decide(ruth, units)
    for body in (weak, strong):
        task(body, flow="offered", places=1)
    found = prepare(runner(state, "below"), state, timezone.now() + timedelta(days=1))
    (offer,) = found.round.offers
    assert found.tasks[offer.task].task.host == weak
    assert "support" in {reason.code for reason in offer.reasons}
    assert found.decision is not None
