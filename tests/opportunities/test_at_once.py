"""Two hundred people for a hundred places, within moments, each with a connection of her own."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.factories.activities import host_body
from tests.factories.opportunities import helper, joined, opportunity
from wirksam.activities.models import Participation
from wirksam.opportunities.models import Engagement
from wirksam.opportunities.operations.joining import leave_opportunity

PLACES, PEOPLE, AT_ONCE = 100, 200, 8


def in_order(one):
    rows = Engagement.objects.filter(opportunity=one).order_by("joined_at", "pk")
    found = list(rows.values_list("state", flat=True))
    return found == ["going"] * PLACES + ["waiting"] * (PEOPLE - PLACES)


@pytest.mark.django_db(transaction=True)
def test_two_hundred_people_at_the_same_moment():
    """In threads where the database has many writers; one after the other where it has one."""
    board = host_body()
    one = opportunity(board, places=PLACES, needed=50)
    people = [helper(board) for _ in range(PEOPLE)]
    several = AT_ONCE if connection.vendor == "postgresql" else 1
    start = threading.Barrier(several) if several > 1 else None

    def some(part):
        try:
            if start:
                start.wait(timeout=30)
            for who in part:
                joined(who, one)
        finally:
            if several > 1:
                connection.close()

    parts = [people[at::several] for at in range(several)]
    if several > 1:
        with ThreadPoolExecutor(several) as pool:
            list(pool.map(some, parts))
    else:
        some(people)
    assert in_order(one)
    assert Participation.objects.filter(activity=one.pk).count() == PLACES
    leave_opportunity(actor=people[0], opportunity=one)
    assert Engagement.objects.filter(opportunity=one, state="going").count() == PLACES
