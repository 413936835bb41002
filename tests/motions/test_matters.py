"""What motions leave open for a person."""

from __future__ import annotations

import pytest
from django.urls import get_resolver
from django.utils.translation import override

from tests.factories.association import person
from tests.factories.motions import make_amendment, make_motion, mover, presidium
from tests.factories.people import acting
from wirksam.foundation.access import NOBODY
from wirksam.motions.matters import motion_matters
from wirksam.motions.operations import deciding, procedures, screening, submitting
from wirksam.motions.operations.procedures import Advice
from wirksam.motions.rules import RESERVED_SLUGS

pytestmark = pytest.mark.django_db


def titles(actor) -> list[str]:
    with override("en"):
        return [str(one.title) for one in motion_matters(actor)]


def test_the_way_of_a_motion():
    petra, mira, olga = presidium(), mover(), person("Olga")
    draft = make_motion(published=False, title="Bus")
    assert titles(mira) == ["Hand in your draft: Bus"]
    submitting.ask(actor=mira, submission=draft, person=olga)
    assert titles(acting(olga)) == ["Say whether you join: Bus"]
    submitting.agree(actor=acting(olga), submission=draft)
    assert titles(acting(olga)) == ["Hand in your draft: Bus"]
    submitting.hand_in(actor=mira, submission=draft)
    assert titles(mira) == ["You move: Bus"]
    assert titles(petra) == ["Look through what was handed in"]
    motion = screening.publish(actor=petra, submission=draft)
    assert titles(petra) == []
    procedures.recommend(actor=petra, submission=motion, advice=Advice("adopt"))
    procedures.publish(actor=petra, submissions=[motion])
    assert titles(mira) == ["Say whether you agree: A1 Bus"]
    deciding.decide(actor=petra, submission=motion, state="adopted")
    assert titles(mira) == []
    assert titles(NOBODY) == []


def test_it_costs_the_same_with_one_and_with_three(django_assert_num_queries):
    motion = make_motion()
    someone = presidium("Anton")
    for wanted in (1, 3):
        for number in range(wanted):
            make_amendment(motion, {0: f"Neu {number}"}, by=someone, published=False)
        with django_assert_num_queries(3):
            assert len(titles(someone)) >= wanted


def test_no_motion_takes_the_address_of_a_page():
    found = set()
    for pattern in get_resolver("wirksam.motions.urls").url_patterns:
        parts = str(pattern.pattern).split("/")
        if parts[0] == "antraege" and len(parts) > 1 and parts[1] and "<" not in parts[1]:
            found.add(parts[1])
    assert found <= RESERVED_SLUGS
