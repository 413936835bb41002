"""A seat that is alone is reserved in turn: from one election to the next proposal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.association import actor, body
from tests.factories.choosing import (
    HALF,
    applied,
    known,
    meeting_item,
    published,
    rules,
    screening,
)
from tests.factories.meeting import election, runner
from tests.factories.teams import team
from wirksam.assembly.models import ReservedClaim
from wirksam.assembly.operations.declaring import Declared, annul_elected, declare_elected
from wirksam.assembly.queries.electing import first_plan
from wirksam.association.models import Mandate, Office
from wirksam.association.queries.turns import HeldTerm, held_terms
from wirksam.engine.statutes import AlternationRule, Rule, SlateRules
from wirksam.teams.operations.openings import NewOpening, open_seats
from wirksam.teams.queries.applying import has_reserved_seats
from wirksam.teams.queries.proposals import live_findings
from wirksam.teams.queries.turns import reserved_seats

pytestmark = pytest.mark.django_db
TURNS = SlateRules(alternation=AlternationRule(Rule("turns", "Im Wechsel.", "§ 5"), again=1))


@pytest.fixture
def item():
    return meeting_item()


@pytest.fixture
def speaker():
    """One seat for which nothing is reserved by itself."""
    of = team("sprechteam", "Sprechteam", seats=1, reserved_seats=0)
    return of.offices.get()


def held(item, office, name, **fields):
    """Somebody was elected into the seat at this item."""
    one = election(item, office=office, seats=1, **fields)
    candidate = one.candidates.create(person=known(name), name=name)
    if one.reserved > one.opened:
        ReservedClaim.objects.create(candidate=candidate)
    told = Declared(elected=[candidate.pk], revision=one.revision, close=True, despite=True)
    return declare_elected(actor=runner(), election=one, new=told)


def test_without_a_rule_nothing_is_reserved_by_its_turn(item, speaker):
    held(item, speaker, "Mika")
    rules(seats=HALF)
    assert first_plan(item.assembly, speaker)["reserved"] == 0


def test_an_open_term_reserves_the_next(item, speaker):
    rules(seats=HALF, slates=TURNS)
    assert first_plan(item.assembly, speaker)["reserved"] == 0
    (result,) = held(item, speaker, "Mika")
    mika = known("Mika")
    assert held_terms([speaker.pk]) == {speaker.pk: [HeldTerm(mika.pk, reserved=False)]}
    assert first_plan(item.assembly, speaker)["reserved"] == 1
    annul_elected(actor=runner(), result=result, reason="Verzählt")
    assert held_terms([speaker.pk]) == {}


def test_a_reserved_term_lets_the_next_be_open(item, speaker):
    rules(seats=HALF, slates=TURNS)
    held(item, speaker, "Nora", reserved=1)
    assert first_plan(item.assembly, speaker)["reserved"] == 0


def test_a_reserved_seat_that_was_opened_counts_as_open(item, speaker):
    rules(seats=HALF, slates=TURNS)
    held(item, speaker, "Mika", reserved=1, opened=1)
    assert first_plan(item.assembly, speaker)["reserved"] == 1


def test_the_team_asks_tells_and_opens(item, speaker):
    rules(seats=HALF, slates=TURNS)
    held(item, speaker, "Mika")
    cycle = screening(speaker.body, due=item.assembly.occasion)
    assert reserved_seats(cycle) == {speaker.pk: 1}
    assert has_reserved_seats(cycle)
    proposal = published(cycle, applied(cycle, "Ali"))
    codes = [one.code for one in live_findings(proposal, told_to_readers=False)]
    assert "single-seats-turn" in codes
    forum = body("forum", "Frauenforum", "forum")
    frida = known("Frida")
    Mandate.objects.create(
        person=frida, office=Office.objects.create(body=forum, name="Sprecherin")
    )
    yesterday = timezone.localdate() - timedelta(days=1)
    new = NewOpening(speaker, 1, forum, yesterday, "Forum am Vormittag")
    open_seats(actor=actor(frida), cycle=cycle, new=new)
    plan = first_plan(item.assembly, speaker)
    assert (plan["reserved"], plan["opened"]) == (1, 1)


def test_whoever_held_it_may_hold_it_again_once(item, speaker):
    rules(seats=HALF, slates=TURNS)
    held(item, speaker, "Mika")
    cycle = screening(speaker.body, due=item.assembly.occasion)
    proposal = published(cycle, applied(cycle, "Mika"))
    codes = [one.code for one in live_findings(proposal, told_to_readers=False)]
    assert "single-seats-again" in codes
    assert first_plan(item.assembly, speaker)["reserved"] == 0


def test_seats_that_are_judged_together_have_no_turns(item, speaker):
    rules(seats=HALF, slates=TURNS)
    held(item, speaker, "Mika")
    Office.objects.create(body=speaker.body, name="Sprecher", seat_group=speaker.name, seats=1)
    cycle = screening(speaker.body, due=item.assembly.occasion)
    assert not any(reserved_seats(cycle).values())
    assert first_plan(item.assembly, speaker)["reserved"] == 0
