"""The desk of those who prepare a team, the call for everyone, the page in ten seconds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.association import actor, occasion
from tests.factories.people import seat
from tests.factories.teams import call, called, criterion, cycle, member, reader, runner, team
from wirksam.association.models import Office
from wirksam.foundation.registry import matters_of
from wirksam.teams.matters import term_matters
from wirksam.teams.models import Call, TeamCycle
from wirksam.teams.queries.wording import hints

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(client):
    return sign_in(client, runner())


def at(name, one, *more):
    return reverse(name, args=[one.body.key, *more])


def filled(**fields):
    day = timezone.localdate()
    told = {
        "task": "Wir planen Bildung.",
        "hours_a_week": 3,
        "learn": "Planen.",
        "welcome": "Niemand braucht Erfahrung.",
        "access": "Ohne Stufen.",
        "criteria": "Freude am Erklären\n\nVerlässlich sein",
        "ask": Office.objects.first().pk,
        "opens_on": day.isoformat(),
        "last_day": (day + timedelta(days=14)).isoformat(),
        "revision": 1,
    }
    return told | fields


def test_from_the_plan_to_the_open_call(client, board):
    one = team()
    told = {"due": occasion().pk, "binding": "on", "goal": "Ein Team", "term_months": 12}
    answer = client.post(reverse("plan_team", args=[one.key]), told)
    assert answer["Location"] == reverse("edit_team_call", args=[one.key])
    made = TeamCycle.objects.get()
    assert client.get(at("edit_team_call", made)).status_code == 200
    assert client.post(at("edit_team_call", made), filled()).status_code == 302
    text = client.get(at("team_desk", made)).content.decode()
    assert "Freude am Erklären" in text
    made.refresh_from_db()
    client.post(at("team_step", made), {"revision": made.revision})
    made.refresh_from_db()
    assert made.state == "call"
    closes_at = timezone.localtime(Call.objects.get().closes_at)
    assert (closes_at.hour, closes_at.minute, closes_at.second) == (23, 59, 59)
    assert "Wir planen Bildung." in client.get(at("team_call", made)).content.decode()


def test_desk_says_what_is_missing(client, board):
    made = cycle()
    text = client.get(at("team_desk", made)).content.decode()
    assert reverse("edit_team_call", args=[made.body.key]) in text
    client.post(at("team_step", made), {"revision": made.revision})
    assert TeamCycle.objects.get().state == "planned"


def test_a_wrong_form_keeps_what_was_written(client, board):
    made = cycle()
    answer = client.post(at("edit_team_call", made), filled(last_day="31.02.2026"))
    assert answer.status_code == 422
    assert "Wir planen Bildung." in answer.content.decode()


def test_a_published_call_can_be_made_friendlier(client, board):
    made = called()
    text = client.get(at("edit_team_call", made)).content.decode()
    assert 'name="welcome"' in text
    assert 'name="task"' not in text
    told = {"welcome": "Alle sind gemeint.", "revision": made.call.revision}
    assert client.post(at("edit_team_call", made), told).status_code == 302
    kept = Call.objects.get()
    assert (kept.welcome, kept.task) == ("Alle sind gemeint.", "Ihr plant Bildung für alle.")
    assert kept.closes_at == made.call.closes_at


def test_longer_channels_and_lapsing(client, board):
    made = called()
    later = (timezone.localdate() + timedelta(days=30)).isoformat()
    told = {"last_day": later, "reason": "Ferien", "revision": made.revision}
    assert client.post(at("extend_team_call", made), told).status_code == 302
    day = timezone.localdate().isoformat()
    client.post(at("team_channels", made), {"name": "Rundbrief", "reached_on": day})
    row = made.call.channels.get()
    assert "Rundbrief" in client.get(at("team_desk", made)).content.decode()
    client.post(at("remove_team_channel", made, row.pk))
    assert not made.call.channels.exists()
    made.refresh_from_db()
    told = {"reason": "Niemand hat Zeit.", "revision": made.revision}
    assert client.post(at("lapse_team", made), told).status_code == 302
    text = client.get(made.get_absolute_url()).content.decode()
    assert "Niemand hat Zeit." in text


def test_reading_begins_at_the_desk(client, board):
    made = called(closes_at=timezone.now() - timedelta(minutes=1))
    reader(made)
    reader(made, "Rio")
    client.post(at("team_step", made), {"revision": made.revision})
    made.refresh_from_db()
    assert made.state == "screening"


def test_team_hands_over_before_its_time(client):
    made = cycle(state="running")
    someone = sign_in(client, member())
    assert client.post(at("begin_team_handover", made)).status_code == 302
    made.refresh_from_db()
    assert made.state == "running"
    seat(someone, made.body.offices.first())
    assert at("begin_team_handover", made) in client.get(made.get_absolute_url()).content.decode()
    client.post(at("begin_team_handover", made))
    assert (
        at("begin_team_handover", made) not in client.get(made.get_absolute_url()).content.decode()
    )
    made.refresh_from_db()
    assert made.state == "handover"


@pytest.mark.parametrize("name", ["team_desk", "plan_team", "edit_team_plan", "edit_team_call",
                                  "extend_team_call", "team_channels", "lapse_team"])  # fmt: skip
def test_members_do_not_come_to_the_desk(client, name):
    made = called()
    sign_in(client, member())
    assert client.get(at(name, made)).status_code == 403


def test_drafts_of_calls_are_for_those_who_write_them(client):
    made = cycle()
    call(made, published=False)
    assert client.get(at("team_call", made)).status_code == 404
    sign_in(client, runner())
    assert client.get(at("team_call", made)).status_code == 200


def test_page_says_in_ten_seconds_how_to_join(client):
    made = called()
    seat(member("Sam"), made.body.offices.first())
    text = client.get(made.get_absolute_url()).content.decode()
    assert reverse("team_application", args=[made.body.key]) in text
    assert "4 " in text
    assert "Sam" not in text


def test_page_says_that_a_date_binds(client):
    made = cycle(binding=True, due=occasion(timezone.localdate() + timedelta(days=90)))
    assert "team-day-binding" in client.get(made.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "state",
    ["planned", "screening", "proposal", "decided", "running", "handover", "closed", "lapsed"],
)
def test_page_stands_in_every_state(client, state):
    made = cycle(state=state)
    assert client.get(made.get_absolute_url()).status_code == 200
    sign_in(client, runner())
    assert client.get(at("team_desk", made)).status_code == 200


def test_page_of_a_team_without_a_term(client):
    one = team()
    address = reverse("team", args=[one.key])
    assert client.get(address).status_code == 200
    sign_in(client, runner())
    assert client.get(reverse("team_desk", args=[one.key])).status_code == 200
    assert client.get(reverse("lapse_team", args=[one.key])).status_code == 404


def test_hostile_words_stay_words(client):
    made = cycle()
    bad = "<script>alert(1)</script>"
    criterion(made, bad)
    call(made, task=bad, welcome=bad, access=bad, learn=bad)
    text = client.get(at("team_call", made)).content.decode()
    assert bad not in text
    assert "&lt;script&gt;" in text


def test_hints_name_words_that_keep_people_away():
    told = Call(
        task="Du bist belastbar und flexibel.",
        welcome="Alle.",
        learn=" ".join(["Wort"] * 30) + ".",
    )
    found = hints(told)
    assert len(found) == 3
    assert "belastbar" in found[0]
    assert len(hints(Call(task="x" * 3000 + " belastbar" * 300))) <= 8


def test_whoever_prepares_is_asked_for_the_next_step(django_assert_num_queries):
    who = actor(runner())
    made = cycle()
    with django_assert_num_queries(9):
        one = list(term_matters(who))
    assert [matter.url for matter in one] == [at("team_desk", made)]
    cycle(team("zwei", "Zwei"))
    cycle(team("drei", "Drei"))
    with django_assert_num_queries(9):
        assert len(list(term_matters(who))) == 3
    assert [matter for matter in matters_of(who) if matter.url == at("team_desk", made)]
    assert not list(term_matters(actor(member())))


def test_open_calls_ask_nothing_of_the_board():
    called()
    assert not list(term_matters(actor(runner())))


def test_search_finds_teams_by_their_call(client, board):
    made = cycle()
    client.post(at("edit_team_call", made), filled(task="Wir bauen Lastenräder."))
    made.refresh_from_db()
    assert "Bildungsteam" not in client.get("/suche/?q=Lastenr%C3%A4der").content.decode()
    client.post(at("team_step", made), {"revision": made.revision})
    assert "Bildungsteam" in client.get("/suche/?q=Lastenr%C3%A4der").content.decode()
