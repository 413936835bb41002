"""Two of the presidium at the same moment, each with a connection of her own."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from tests.factories.association import actor, state_unit
from tests.factories.meeting import called, election, item, member, runner, vote
from tests.factories.motions import make_amendment, make_motion
from wirksam.assembly.models import AgendaItem, Ballot, MinuteEntry, Vote
from wirksam.assembly.operations.counting import NewBallot, record_ballot
from wirksam.assembly.operations.electing import stand
from wirksam.assembly.operations.meeting import call_item
from wirksam.foundation.access import RefusedError

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _with_real_transactions():
    if connection.vendor != "postgresql":
        pytest.skip("the test database in memory has one writer")


def together(deed):
    """``deed`` by two of the presidium at once; what came of each, in any order."""
    people, outcomes = (runner("Petra"), runner("Paul")), []

    def run(who):
        try:
            deed(who)
            outcomes.append("done")
        except RefusedError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_of_two_who_decide_the_same_amendment_one_does():
    motion = make_motion()
    amendment = make_amendment(motion, {1: "Kurz."})
    one = called()
    found = together(lambda who: vote(one, by=who, submission=amendment.submission))
    amendment.refresh_from_db()
    assert found == ["done", "refused"]
    assert (Vote.objects.count(), amendment.state) == (1, "adopted")


def test_of_two_who_call_an_item_one_does():
    one = item()
    assert together(lambda who: call_item(actor=who, item=one, revision=1)) == ["done", "refused"]
    assert MinuteEntry.objects.filter(kind="called").count() == 1


def test_two_who_call_different_items_come_one_after_the_other():
    first, second = item("Eins"), item("Zwei")
    places = iter((first, second))
    turn = threading.Lock()

    def call(who):
        with turn:
            mine = next(places)
        call_item(actor=who, item=mine, revision=1)

    assert together(call) == ["done", "done"]
    assert sorted(AgendaItem.objects.values_list("state", flat=True)) == ["called", "done"]


def test_of_two_who_count_a_ballot_one_does():
    one = election(called())
    mira = stand(actor=actor(member("Mira", state_unit())), election=one)
    one.refresh_from_db()
    new = NewBallot(cast=9, votes={mira.pk: (7, 2)}, revision=one.revision)
    found = together(lambda who: record_ballot(actor=who, election=one, new=new))
    assert found == ["done", "refused"]
    assert Ballot.objects.count() == 1
