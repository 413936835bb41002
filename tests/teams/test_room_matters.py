"""What waits in rooms is said to those who can do something, once, and to those who gave it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.association import actor, body, person
from tests.factories.team_rooms import custody, guest, idea, worker
from tests.factories.teams import cycle, member, team
from wirksam.foundation.notices.kinds import sentence
from wirksam.foundation.notices.models import Notice
from wirksam.teams.matters import given_ideas, working_matters
from wirksam.teams.models.working import IDEA_DAYS
from wirksam.teams.operations.ideas import answer_idea
from wirksam.teams.operations.reminding import remind_of_ideas
from wirksam.teams.queries.seats import workers_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    return team()


def kinds(someone):
    rows = Notice.objects.filter(person_key=someone.key).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_reminded_before_and_after_and_each_once(one):
    tara, row = worker(), idea(one)
    said = row.said_at
    for days, number in ((1, 0), (IDEA_DAYS - 3, 1), (IDEA_DAYS, 1), (IDEA_DAYS + 1, 1)):
        for _again in range(2):
            assert remind_of_ideas(said + timedelta(days=days)) == number
    assert kinds(tara) == ["team_idea_due", "team_idea_late"]
    answer_idea(actor=actor(tara), idea=row, state="later", answer="Im Sommer.")
    assert not Notice.objects.filter(person_key=tara.key, done_at=None).exists()
    assert remind_of_ideas(said + timedelta(days=IDEA_DAYS + 2)) == 0


def test_who_acts_for_a_team_is_reminded_until_it_begins(one):
    lara = person("Lara", "team.run")
    custody(one, body())
    assert workers_of(one) == [str(lara.key)]
    today = timezone.localdate()
    term = {"starts_on": today, "ends_on": today + timedelta(days=300)}
    cycle(one, "running", **term)
    assert workers_of(one) == []


def test_the_team_itself_comes_first(one):
    person("Lara", "team.run")
    custody(one, body())
    tara = worker()
    assert workers_of(one) == [str(tara.key)]


def matters(someone):
    return [(str(one.title), one.url) for one in working_matters(actor(someone))]


def test_what_waits_for_the_team(one):
    tara, row = worker(), idea(one, text="Kocht.")
    offered = guest(one, invited_by="")
    guest(one, member("Gitta"))
    idea(one, text="Fertig", state="declined", answer="Nein.")
    assert [url for _title, url in matters(tara)] == [
        reverse("idea_answer", args=[one.key, row.pk]),
        reverse("team_guest", args=[one.key, offered.pk]),
    ]
    assert matters(member("Nele")) == []


def test_what_waits_for_her_and_what_became_of_hers(one):
    mika = member()
    asked = guest(one, mika, agreed_at=None)
    idea(one, by=str(mika.key))
    idea(one, by=str(mika.key), text="Singt.", state="declined", answer="Zu laut.")
    [found] = working_matters(actor(mika))
    assert found.url == reverse("team_guest", args=[one.key, asked.pk])
    assert [(row.side, row.done, row.detail) for row in given_ideas(actor(mika))] == [
        ("asked", True, "Zu laut."),
        ("asked", False, ""),
    ]


def test_sentences_say_until_when():
    told = sentence("team_guest_invited", {"title": "Bildungsteam", "until_on": "2026-05-01"})
    assert "1. Mai" in told
