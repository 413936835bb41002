"""The addresses of teams and the page of one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.teams import called, team
from wirksam.foundation.pages import touch

pytestmark = pytest.mark.django_db


def test_overview_names_teams(client):
    team()
    touch("teams")
    assert "Bildungsteam" in client.get("/teams/").content.decode()


def test_everyone_sees_the_page_of_a_team(client):
    one = called()
    answer = client.get(one.get_absolute_url())
    assert answer.status_code == 200
    assert "Bildungsteam" in answer.content.decode()


def test_no_such_team(client):
    assert client.get(reverse("team", args=["gibts-nicht"])).status_code == 404
