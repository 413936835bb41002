"""Which teams take people, as pages hear it that know no teams."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.association import person
from tests.factories.people import acting, office, seat
from tests.factories.teams import call, called, criterion, cycle, member, team
from wirksam.activities.queries.inviting import Door, invitations
from wirksam.foundation.access import NOBODY
from wirksam.teams.choices import CycleState
from wirksam.teams.models import TeamCycle

pytestmark = pytest.mark.django_db


def doors(actor):
    return [(one.title, one.door) for one in invitations(actor)]


def announced():
    made = cycle(team("morgen", "Morgenteam"))
    criterion(made)
    opens = timezone.localdate() + timedelta(days=40)
    call(made, opens_on=opens, closes_at=timezone.now() + timedelta(days=60))
    TeamCycle.objects.filter(pk=made.pk).update(state=CycleState.CALL)
    return opens


def test_the_soonest_first():
    cycle(team("wir", "Wirteam"), CycleState.RUNNING)
    cycle(team("plan", "Planteam"), CycleState.PLANNED)
    opens = announced()
    called(team("offen", "Offenes Team"))
    for actor in (NOBODY, acting(member())):
        assert doors(actor) == [
            ("Offenes Team", Door.OPEN),
            ("Morgenteam", Door.SOON),
            ("Wirteam", Door.ALONG),
            ("Planteam", Door.PLANNED),
        ]
        assert invitations(actor)[1].opens_on == opens
        assert invitations(actor)[0].url == "/teams/offen/"


def test_whoever_sits_in_it_and_whoever_belongs_nowhere():
    running = cycle(team("wir", "Wirteam"), CycleState.RUNNING)
    inside = member("Ina")
    seat(inside, office(running.body))
    assert doors(acting(inside)) == []
    assert doors(acting(person("Fremd"))) == []


def test_a_draft_is_told_to_nobody():
    made = cycle(team("still", "Stilles Team"), CycleState.LAPSED)
    call(made, published=False)
    assert doors(NOBODY) == []


def test_what_it_is_about():
    called(team("natur", "Naturteam"))
    (found,) = invitations(NOBODY)
    assert found.is_about(["NATUR"])
    assert found.is_about(["bildung"])
    assert not found.is_about(["", "Kultur"])


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(rows, django_assert_num_queries):
    for at in range(rows):
        called(team(f"offen-{at}", f"Team {at}"))
    actor = acting(member())
    with django_assert_num_queries(3):
        assert len(invitations(actor)) == rows
