"""Two boards at the same request at the same moment, each with a connection of its own."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from tests.factories.campaigns import chapter_board, planner, request
from tests.factories.people import acting
from wirksam.campaigns.models import HelpAnswer
from wirksam.campaigns.operations.helping import answer_help, withdraw_answer
from wirksam.campaigns.operations.taking_help import accept_help, end_request
from wirksam.foundation.access import RefusedError

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _with_real_transactions():
    if connection.vendor != "postgresql":
        pytest.skip("the test database in memory has one writer")


def both(*deeds):
    """All deeds at once; what was refused, in words."""
    start, refused = threading.Barrier(len(deeds)), []

    def run(deed):
        try:
            start.wait(timeout=10)
            deed()
        except RefusedError as error:
            refused.append(str(error.message))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=30)
    return refused


def offer(who, to, body):
    return lambda: answer_help(actor=who, request=to, body=body, text="Wir kommen.")


def test_two_chapters_answer_and_two_people_of_one_chapter_answer_once():
    one, eins, zwei = request(), chapter_board("kv-zwei"), chapter_board("kv-drei")
    otto, odo = acting(planner("Otto", eins)), acting(planner("Odo", eins))
    dora = acting(planner("Dora", zwei))
    refused = both(offer(otto, one, eins), offer(odo, one, eins), offer(dora, one, zwei))
    assert len(refused) == 1
    assert HelpAnswer.objects.count() == 2


def test_nobody_answers_what_is_settled_in_the_same_moment():
    one, theirs = request(), chapter_board("kv-zwei")
    hanna, otto = acting(planner()), acting(planner("Otto", theirs))
    both(lambda: end_request(actor=hanna, request=one), offer(otto, one, theirs))
    one.refresh_from_db()
    assert one.state == "withdrawn"
    assert HelpAnswer.objects.count() in {0, 1}


def test_taken_up_and_taken_back_at_once_leaves_one_of_both():
    one, theirs = request(), chapter_board("kv-zwei")
    hanna, otto = acting(planner()), acting(planner("Otto", theirs))
    answer = answer_help(actor=otto, request=one, body=theirs, text="Wir kommen.")
    refused = both(
        lambda: accept_help(actor=hanna, answer=answer, enough=True),
        lambda: withdraw_answer(actor=otto, answer=answer),
    )
    assert len(refused) == 1
    answer.refresh_from_db()
    assert (answer.accepted_at is None) != (answer.withdrawn_at is None)
