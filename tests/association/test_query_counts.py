"""However many rows, the same number of queries."""

from __future__ import annotations

from itertools import count

import pytest

from tests.association.test_walls import House
from tests.factories.people import acting, board, contact, human, office, seat
from wirksam.association.models import RoomPost, Round
from wirksam.association.operations.walls import Plan, convene_round
from wirksam.association.queries.actors import actor_behind

pytestmark = pytest.mark.django_db
PAGES = (
    "/verband/",
    "/verband/kv-eins/",
    "/verband/rechte/",
    "/verband/runden/",
    "/verband/kv-eins/menschen/",
    "/verband/kv-eins/aemter/",
    "/verband/kv-eins/oeffnungen/",
    "/mein/",
    "/mein/?als=kreis",
)


@pytest.fixture
def house(monkeypatch):
    monkeypatch.setattr("wirksam.accounts.middleware.has_shown_one", lambda _request: True)
    return House()


_numbers = count(1)


def fill(house, number):
    for at in (next(_numbers) for _ in range(number)):
        someone = human(f"Mensch {at}", house.units["eins"], visible_to="unit")
        contact(someone, f"0170 {at}", "unit")
        contact(house.speakers["eins"], f"0171 {at}", "unit", for_office=True)
        body = board(house.units["eins"])
        seat(someone, office(body))
        seat(house.speakers["eins"], office(body, "programme.review"))


@pytest.mark.parametrize("address", PAGES)
def test_more_rows_cost_no_more_queries(
    client, house, django_assert_num_queries, django_assert_max_num_queries, address
):
    fill(house, 1)
    client.force_login(house.speakers["eins"].user)
    client.get(address)
    with django_assert_max_num_queries(99) as first:
        assert client.get(address).status_code == 200
    fill(house, 3)
    with django_assert_num_queries(len(first)):
        assert client.get(address).status_code == 200


def test_an_actor_costs_two_queries(house, django_assert_num_queries):
    fill(house, 3)
    with django_assert_num_queries(2):
        assert actor_behind(house.speakers["eins"].user).grants


def test_a_round_costs_the_same_however_much_is_said(client, house, django_assert_max_num_queries):
    room = convene_round(
        actor=acting(house.board_member),
        host=house.state_board,
        plan=Plan("Runde", "speaker", house.units["land"]),
    )
    client.force_login(house.speakers["eins"].user)
    counts = []
    for _more in range(2):
        RoomPost.objects.create(round=Round.objects.get(), seat_unit=house.units["eins"], text="x")
        client.get(f"/verband/runden/{room.body.key}/")
        with django_assert_max_num_queries(99) as seen:
            client.get(f"/verband/runden/{room.body.key}/")
        counts.append(len(seen))
    assert counts[0] == counts[1]
