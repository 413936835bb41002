"""Whom one reaches when a body is asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories.people import board, human, office, seat, tree
from wirksam.association.queries.actors import today
from wirksam.association.queries.contacts import addresses, answerable, answerable_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    units = tree()
    state, team, chapter = board(units["land"]), board(units["land"], "team"), board(units["eins"])
    for body in (state, team, chapter):
        body.contact = office(body, name="Ansprechperson")
        body.save()
    return {"state": state, "team": team, "chapter": chapter, "units": units}


def key(person):
    return str(person.key)


def test_the_contact_office_answers(house):
    contact, other = human("Alma"), human("Bela")
    seat(contact, house["team"].contact)
    seat(other, office(house["team"]))
    assert answerable(house["team"], today()) == [key(contact)]


def test_on_an_empty_seat_the_others_of_the_body(house):
    other, left = human("Bela"), human("Cem")
    seat(other, office(house["team"]))
    seat(left, house["team"].contact, ends_on=today() - timedelta(days=1))
    assert answerable(house["team"], today()) == [key(other)]
    assert answerable(house["team"], today() - timedelta(days=1)) == [key(left)]


def test_whoever_acts_for_the_body_counts_as_in_it(house):
    acting = human("Dana")
    seat(acting, house["state"].contact, acting_for=house["team"], ends_on=today())
    assert answerable(house["team"], today()) == [key(acting)]


def test_nobody_at_all_leads_to_the_board_of_the_unit_then_upwards(house):
    chair = human("Emre")
    seat(chair, house["state"].contact)
    assert answerable(house["team"], today()) == [key(chair)]
    assert answerable(house["chapter"], today()) == [key(chair)]
    assert answerable_board(house["units"]["land"].pk, today()) == [key(chair)]
    local = human("Fatma")
    seat(local, office(house["chapter"]))
    assert answerable(house["chapter"], today()) == [key(local)]


def test_nobody_up_to_the_top(house):
    assert answerable(house["chapter"], today()) == []
    assert answerable_board(house["units"]["nachbarland"].pk, today()) == []


def test_whoever_cannot_sign_in_cannot_answer(house):
    mute, closed, other = human("Gül", account=False), human("Hana"), human("Ida")
    closed.user.is_active = False
    closed.user.save()
    seat(mute, house["team"].contact)
    seat(closed, house["team"].contact)
    seat(other, office(house["team"]))
    assert answerable(house["team"], today()) == [key(other)]


def test_two_seats_are_two_people_once_each(house):
    one, two = human("Jana"), human("Kim")
    for someone in (one, two):
        seat(someone, house["team"].contact)
    seat(one, office(house["team"]))
    assert sorted(answerable(house["team"], today())) == sorted([key(one), key(two)])


def test_an_ended_board_answers_no_more(house):
    chair = human("Lars")
    seat(chair, house["state"].contact)
    house["state"].ends_on = date(2021, 1, 1)
    house["state"].save()
    assert answerable(house["team"], today()) == []


def test_constant_queries(house, django_assert_max_num_queries):
    for _number in range(5):
        seat(human("M"), house["team"].contact)
    with django_assert_max_num_queries(1):
        answerable(house["team"], today())


def test_addresses_of_those_who_can_sign_in(house, django_assert_num_queries):
    one, mute = human("Nele"), human("Ole", account=False)
    with django_assert_num_queries(1):
        found = addresses([key(one), key(mute)])
    assert {who: where.mail for who, where in found.items()} == {key(one): one.user.email}
