"""What waits where a team hands over and people learn from each other is found in "my things"."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.factories.association import actor
from tests.factories.handover import handing_over, member
from tests.factories.teams import member as somebody
from wirksam.association.models import Mandate
from wirksam.foundation.access import NOBODY
from wirksam.teams.memory_matters import (
    asked_about_skills,
    own_skill_questions,
    to_hand_over,
    to_take_over,
)
from wirksam.teams.models import Skill, SkillRequest

pytestmark = pytest.mark.django_db
PAGE = "/teams/bildungsteam/uebergabe/1/"


def told(source, someone):
    return [(one.url, one.side, one.done) for one in source(actor(someone))]


def give(handover, by):
    handover.given_by, handover.given_at = str(by.key), timezone.now()
    handover.save()


def test_a_handover_waits_first_for_the_old_team_then_for_the_next():
    one = handing_over()
    old, new = member(one, "Alt"), member(one, "Neu", after=True)
    assert told(to_hand_over, old) == [(PAGE, "mine", False)]
    assert told(to_take_over, new) == []
    give(one, old)
    assert told(to_hand_over, old) == []
    assert told(to_take_over, new) == [(PAGE, "mine", False)]


def test_who_gave_it_is_not_asked_to_accept():
    one = handing_over()
    old, both = member(one, "Alt"), member(one, "Beides")
    member(one, "Neu", after=True)
    give(one, both)
    for source in (to_hand_over, to_take_over):
        assert told(source, both) == told(source, old) == []


def test_a_question_waits_for_the_one_who_was_asked_and_she_who_asked_finds_it():
    ana, ben = somebody("Ana"), somebody("Ben")
    skill = Skill.objects.create(person=ben, kind="teach", word="Ton", stems=" ton ")
    asked = SkillRequest.objects.create(skill=skill, person=ana, text="Zeigst du es mir?")
    answer, page = f"/teams/koennen/fragen/{asked.pk}/antwort/", f"/teams/koennen/#frage-{asked.pk}"
    assert told(asked_about_skills, ben) == [(answer, "mine", False)]
    assert told(own_skill_questions, ana) == [(page, "asked", False)]
    asked.answer, asked.answered_at = "Gern.", timezone.now()
    asked.save()
    assert told(asked_about_skills, ben) == []
    assert told(own_skill_questions, ana) == [(page, "asked", True)]


def test_nobody_is_told_without_an_account():
    handing_over()
    for source in (to_hand_over, to_take_over, asked_about_skills, own_skill_questions):
        assert not list(source(NOBODY))


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(number, django_assert_num_queries):
    ben = somebody("Ben")
    for count in range(number):
        one = handing_over(f"team{count}")
        Mandate.objects.create(
            person=ben,
            office=one.cycle.body.offices.get(),
            starts_on=one.cycle.starts_on,
            ends_on=one.cycle.ends_on,
        )
        skill = Skill.objects.create(person=ben, kind="teach", word=f"W{count}", stems=" w ")
        SkillRequest.objects.create(skill=skill, person=somebody(f"Ana{count}"), text="?")
    who = actor(ben)
    assert who.seats
    for source in (asked_about_skills, to_hand_over):
        with django_assert_num_queries(1):
            assert len(list(source(who))) == number
