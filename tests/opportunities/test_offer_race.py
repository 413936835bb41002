"""Several people say yes to the last places at the same moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.factories.activities import host_body
from tests.factories.offers import offered, said_yes
from tests.factories.opportunities import opportunity
from tests.factories.people import acting
from wirksam.foundation.access import RefusedError
from wirksam.opportunities.models import Engagement, Offer
from wirksam.opportunities.operations.offers import accept_offer

PLACES, PEOPLE = 2, 6


@pytest.mark.django_db(transaction=True)
def test_exactly_as_many_as_there_are_places():
    """At once where the database has many writers; one after the other where it has one."""
    body = host_body()
    one = opportunity(body, flow="offered", places=PLACES)
    people = [said_yes(body) for _ in range(PEOPLE)]
    offers = [offered(one, who) for who in people]
    many = connection.vendor == "postgresql"
    start = threading.Barrier(PEOPLE) if many else None

    def take(at: int) -> bool:
        try:
            if start:
                start.wait(timeout=30)
            accept_offer(actor=acting(people[at]), offer=offers[at])
        except RefusedError:
            return False
        else:
            return True
        finally:
            if many:
                connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        said = list(pool.map(take, range(PEOPLE))) if many else [take(n) for n in range(PEOPLE)]
    assert said.count(True) == PLACES
    assert set(Engagement.objects.values_list("state", flat=True)) == {"going"}
    assert Engagement.objects.count() == PLACES
    assert Offer.objects.filter(state="accepted").count() == PLACES
