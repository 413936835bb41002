"""Skills and mentors: by one's own wish, found by who fits, gone without a trace."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.association import actor
from tests.factories.handover import handing_over
from tests.factories.handover import member as team_member
from tests.factories.teams import member
from wirksam.foundation.access import NOBODY, RefusedError, visible
from wirksam.foundation.notices.models import Notice
from wirksam.foundation.privacy.consents import has_consent
from wirksam.teams.models import Mentor, Skill, SkillRequest
from wirksam.teams.operations import learning as deeds
from wirksam.teams.operations import mentoring
from wirksam.teams.queries.learning import learning, mentors_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def ana():
    return actor(member("Ana"))


@pytest.fixture
def ben():
    return actor(member("Ben"))


def says(who, kind, word, **values):
    return deeds.say_skill(actor=who, kind=kind, word=word, agreed=True, **values)


def fits(who):
    return [(match.mine.word, match.other.word) for match in learning(who).matches]


def test_who_wants_to_learn_finds_who_can_teach_and_the_other_way_round(ana, ben):
    says(ana, "learn", "Plakate gestalten")
    says(ben, "teach", "Gestaltung von Plakaten")
    assert fits(ana) == [("Plakate gestalten", "Gestaltung von Plakaten")]
    assert fits(ben) == [("Gestaltung von Plakaten", "Plakate gestalten")]


def test_two_who_can_the_same_are_no_match_and_two_who_learn_it_are(ana, ben):
    says(ana, "can", "Ton")
    says(ben, "can", "Ton")
    assert fits(ana) == []
    says(ana, "learn", "Licht")
    says(ben, "learn", "Licht")
    assert fits(ana) == [("Licht", "Licht")]


def test_nothing_is_said_without_consent_and_with_the_last_word_it_ends(ana):
    with pytest.raises(RefusedError):
        deeds.say_skill(actor=ana, kind="can", word="Ton")
    skill = says(ana, "can", "Ton")
    assert has_consent(ana.key, deeds.PURPOSE)
    deeds.unsay_skill(actor=ana, skill=skill)
    assert not has_consent(ana.key, deeds.PURPOSE)
    assert not Skill.objects.exists()


def test_who_says_nothing_sees_nobody(ana, ben):
    says(ana, "teach", "Ton")
    assert not visible(ben, Skill).exists()
    assert not visible(NOBODY, Skill).exists()


@pytest.mark.parametrize(("kind", "word"), [("can", " "), ("can", "!?"), ("boss", "Ton")])
def test_what_says_nothing_is_refused(ana, kind, word):
    with pytest.raises(RefusedError):
        says(ana, kind, word)
    assert not Skill.objects.exists()


def test_the_same_again_changes_the_note(ana):
    says(ana, "can", "Ton", note="abends")
    says(ana, "can", "ton", note="sonntags")
    assert [one.note for one in Skill.objects.all()] == ["sonntags"]


def test_nobody_deletes_the_words_of_another(ana, ben):
    skill = says(ana, "can", "Ton")
    deeds.unsay_skill(actor=ben, skill=skill)
    assert Skill.objects.filter(pk=skill.pk).exists()


def test_one_asks_the_other_answers_and_nobody_else_reads_it(ana, ben):
    says(ana, "learn", "Ton")
    skill = says(ben, "teach", "Ton")
    asked = deeds.ask_about(actor=ana, skill=skill, text="Zeigst du es mir?")
    assert str(Notice.objects.get(kind="skill_asked").person_key) == ben.key
    with pytest.raises(RefusedError):
        deeds.ask_about(actor=ana, skill=skill, text="Noch einmal")
    with pytest.raises(RefusedError):
        deeds.answer_request(actor=ana, request=asked, answer="Ja")
    deeds.answer_request(actor=ben, request=asked, answer="Gern, Dienstag.")
    assert str(Notice.objects.get(kind="skill_answered").person_key) == ana.key
    other = actor(member("Cem"))
    assert not visible(other, SkillRequest).exists()
    assert learning(ana).sent[0].answer == "Gern, Dienstag."


def test_the_page_of_skills_asks_the_database_as_often_for_one_as_for_three(client, ana, ben):
    says(ana, "learn", "Ton")
    sign_in(client, Skill.objects.get().person)
    counts = []
    for words in (("Ton",), ("Tonpult", "Ton am Abend", "Ton draußen")):
        for word in words:
            skill = says(ben, "teach", word)
            SkillRequest.objects.create(skill=skill, person_id=ana.person_id, text="?")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get("/teams/koennen/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_former_member_lets_the_team_ask_her_until_a_day():
    one = handing_over()
    old, new = (actor(team_member(one, name, after=name == "Neu")) for name in ("Alt", "Neu"))
    body = one.cycle.body
    told = {"topic": "Druckerei", "reach": "abends eine Nachricht", "until": TODAY()}
    with pytest.raises(RefusedError):
        mentoring.offer_mentoring(actor=old, body=body, agreed=False, **told)
    mentoring.offer_mentoring(actor=old, body=body, agreed=True, **told)
    assert [one.topic for one in mentors_of(new, body)] == ["Druckerei"]
    stranger = actor(member("Fremd"))
    assert mentors_of(stranger, body) == []
    with pytest.raises(RefusedError):
        mentoring.offer_mentoring(actor=stranger, body=body, agreed=True, **told)
    Mentor.objects.update(starts_on=TODAY() - timedelta(9), ends_on=TODAY() - timedelta(1))
    assert mentors_of(new, body) == []
    mentoring.end_mentoring(actor=old, mentor=Mentor.objects.get())
    assert not Mentor.objects.exists()


@pytest.mark.parametrize("days", [-1, 800])
def test_mentoring_ends_within_two_years(days):
    one = handing_over()
    old = actor(team_member(one, "Alt"))
    told = {"topic": "x", "reach": "y", "until": TODAY() + timedelta(days)}
    with pytest.raises(RefusedError):
        mentoring.offer_mentoring(actor=old, body=one.cycle.body, agreed=True, **told)
