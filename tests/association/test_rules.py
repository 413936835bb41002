"""The rules of access against a second telling, and lists against single objects."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.association.worlds import PEOPLE, Oracle, build, worlds
from tests.factories.people import acting
from wirksam.association.models import ContactPoint, Mandate, Membership, Person
from wirksam.association.queries.visibility import reasons
from wirksam.foundation.access import NOBODY, can, visible
from wirksam.foundation.access.rules import declared

pytestmark = pytest.mark.django_db
many = settings(
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@many
@given(world=worlds())
def test_people_are_seen_as_the_rules_say(world):
    with transaction.atomic():
        build(world)
        oracle = Oracle(world)
        for number, person in enumerate(world.people):
            seen = set(visible(acting(person), Person).values_list("name", flat=True))
            told = {f"P{other}" for other in range(PEOPLE) if oracle.sees(number, other)}
            assert seen == told
        transaction.set_rollback(True)


@many
@given(world=worlds())
def test_contact_points_are_seen_as_the_rules_say(world):
    with transaction.atomic():
        build(world)
        oracle = Oracle(world)
        for number, person in enumerate(world.people):
            seen = set(visible(acting(person), ContactPoint).values_list("value", flat=True))
            told = {
                f"+49 {at}"
                for at, (owner, rung, lent) in enumerate(world.contacts)
                if oracle.reaches(number, owner, rung, lent=lent)
            }
            assert seen == told
        transaction.set_rollback(True)


@many
@given(world=worlds())
def test_only_who_may_do_so_everywhere_edits_a_person(world):
    with transaction.atomic():
        build(world)
        oracle = Oracle(world)
        for number, person in enumerate(world.people):
            seen = set(visible(acting(person), Person, "edit").values_list("name", flat=True))
            assert seen == {f"P{other}" for other in range(PEOPLE) if oracle.edits(number, other)}
        transaction.set_rollback(True)


@many
@given(world=worlds(), number=st.integers(0, PEOPLE - 1))
def test_whatever_is_in_a_list_can_be_opened_and_nothing_else(world, number):
    with transaction.atomic():
        build(world)
        actor = acting(world.people[number])
        for model, action in declared():
            listed = list(visible(actor, model, action).values_list("pk", flat=True))
            assert len(listed) == len(set(listed)), f"{model.__name__}: a row comes twice"
            for row in model._default_manager.all():
                assert can(actor, row, action) == (row.pk in listed)
        transaction.set_rollback(True)


@many
@given(world=worlds())
def test_who_can_see_me_is_the_same_read_backwards(world):
    with transaction.atomic():
        build(world)
        seen = {
            (viewer.pk, pk)
            for viewer in world.people
            for pk in visible(acting(viewer), Person).values_list("pk", flat=True)
            if pk != viewer.pk
        }
        told = {
            (pk, person.pk)
            for person in world.people
            for reason in reasons(person)
            for pk in reason.viewers.values_list("pk", flat=True)
            if pk != person.pk
        }
        assert seen == told
        transaction.set_rollback(True)


def test_nobody_sees_nobody():
    for model in (Person, Membership, ContactPoint, Mandate):
        assert not visible(NOBODY, model).exists()
