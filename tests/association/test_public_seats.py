"""Seats in councils: told by their holders, shown as far as they say, and worth no right."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import sign_in
from tests.factories.people import acting, human, tree
from wirksam.association.models import Person, PublicMandate
from wirksam.association.queries.actors import today
from wirksam.association.queries.visibility import who_sees
from wirksam.foundation.access import NOBODY, can, visible

pytestmark = pytest.mark.django_db
DIRECTORY = "/verband/mandate/"


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def alma(units):
    return human("Alma", units["eins"], visible_to="me")


@pytest.fixture
def stranger(units):
    return human("Zora", units["zwei"])


def told(**more):
    seat = {"council": "Stadtrat", "municipality": "Oldenau", "starts_on": "2024-06-09"}
    return seat | more


def test_a_seat_is_added_changed_and_taken_away(client, alma, stranger):
    sign_in(client, alma)
    assert client.post("/mein/mandate/", told(topics="Wasser")).status_code == 302
    seat = PublicMandate.objects.get()
    assert (seat.person, seat.in_directory) == (alma, False)
    assert "Stadtrat" in client.get("/mein/").text
    assert "Stadtrat" not in client.get(DIRECTORY).text
    address = f"/mein/mandate/{seat.pk}/"
    client.post(address, told(in_directory="on"))
    assert "Alma" in client.get(DIRECTORY + "?q=olden").text
    assert "Alma" not in client.get(DIRECTORY + "?q=wasser").text
    sign_in(client, stranger)
    assert client.post(address, {"delete": "1"}).status_code == 404
    assert "Alma" in client.get(DIRECTORY).text
    sign_in(client, alma)
    client.post(address, {"delete": "1"})
    assert not PublicMandate.objects.exists()


@pytest.mark.parametrize("more", [{"council": ""}, {"starts_on": ""}, {"ends_on": "2020-01-01"}])
def test_impossible_seats_are_refused(client, alma, more):
    sign_in(client, alma)
    assert client.post("/mein/mandate/", told(**more)).status_code == 302
    assert not PublicMandate.objects.exists()


def test_whoever_stands_there_is_known_to_all_who_belong_and_is_told_so(alma, stranger):
    seat = PublicMandate.objects.create(person=alma, council="Rat", municipality="Ort")
    assert not can(acting(stranger), alma)
    seat.in_directory = True
    seat.save()
    assert can(acting(stranger), alma)
    assert not visible(NOBODY, Person).exists()
    assert not acting(alma).grants
    reasons = {one.reason.who: one.number for one in who_sees(acting(alma), alma)}
    assert reasons["Everyone in the association, in the directory of public seats"] == 1
    seat.ends_on = today() - timedelta(days=1)
    seat.save()
    assert not can(acting(stranger), alma)


def test_the_directory_is_for_those_who_belong(client, alma, units):
    PublicMandate.objects.create(person=alma, council="Rat", municipality="Ort", in_directory=True)
    left = human("Otto", units["zwei"])
    left.memberships.update(ends_on=today() - timedelta(days=1))
    sign_in(client, left)
    assert "Alma" not in client.get(DIRECTORY).text
    client.logout()
    assert client.get(DIRECTORY).status_code == 302


def test_more_seats_cost_no_more_queries(client, alma, django_assert_max_num_queries):
    sign_in(client, alma)
    counts = []
    for number in (1, 3):
        for at in range(number):
            PublicMandate.objects.create(
                person=alma, council=f"Rat {at}", municipality="Ort", in_directory=True
            )
        client.get(DIRECTORY)
        with django_assert_max_num_queries(99) as seen:
            client.get(DIRECTORY)
        counts.append(len(seen))
    assert counts[0] == counts[1]
