"""Many at the same moment, on a database that lets them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from wirksam.accounts.models import Attempt, User
from wirksam.accounts.operations.invitations import (
    InvitationError,
    accept_invitation,
    invite_person,
)
from wirksam.accounts.operations.limits import WRONG_CODES, take
from wirksam.association.models import Person
from wirksam.foundation.access import Actor

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 12


@pytest.fixture(autouse=True)
def _with_real_transactions():
    if connection.vendor != "postgresql":
        pytest.skip("the test database in memory has one writer")


def at_once(deed, times):
    def alone(_number):
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(CROWD) as pool:
        return list(pool.map(alone, range(times)))


def test_twelve_clicks_at_once_open_one_account():
    tokens = []
    invite_person(
        actor=Actor("board"),
        person_key=str(Person.objects.create(name="Neu").key),
        email="neu@example.invalid",
        link_to=lambda token: tokens.append(token) or token,
    )

    def click():
        try:
            return accept_invitation(token=tokens[0]).pk
        except InvitationError as error:
            return error.reason

    answers = at_once(click, CROWD)
    assert answers.count("used") == CROWD - 1
    assert User.objects.count() == 1


def test_sixty_guesses_at_once_are_no_more_than_twenty():
    passed = at_once(lambda: take(WRONG_CODES, "neu@example.invalid"), 60)
    assert sum(passed) <= WRONG_CODES.amount
    assert Attempt.objects.count() <= WRONG_CODES.amount
