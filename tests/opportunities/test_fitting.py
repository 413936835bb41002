"""Six questions: three tasks, a team, somebody to talk to. Nothing is stored."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import host_body
from tests.factories.opportunities import engaged, opportunity, task
from tests.factories.people import acting, board, contact, human, office, seat, tree, unit
from tests.factories.teams import called, team
from wirksam.foundation.access import NOBODY
from wirksam.opportunities.models import HelperProfile
from wirksam.opportunities.queries.fitting import Answers, chosen, fitting, topics_offered
from wirksam.opportunities.queries.talking import somebody_for

pytestmark = pytest.mark.django_db

WHICH = "/aufgaben/welche/"


@pytest.fixture
def body():
    return host_body()


def answered(query: str) -> Answers:
    return Answers.from_query(QueryDict(query))


def titles(actor, query="", **more):
    return [one.row.task.title for one in chosen(actor, answered(query), **more)]


def test_the_short_one_online_first_and_why(body):
    task(body, title="Lang", effort_minutes=120, place="Markt")
    task(
        body, title="Kurz", online_url="https://example.org", topics="Natur, Medien", guests=True,
        needed=2,
    )  # fmt: skip
    query = "minuten=15&ort=online&thema=Natur&wie=alone"
    first, second = chosen(NOBODY, answered(query))
    assert first.row.task.title == "Kurz"
    assert first.why == "It takes 15 minutes, it is about Natur and you can do it online."
    assert first.but == ""
    assert second.but == "Not as you wished: how long, where, on what."
    (only,) = chosen(NOBODY, answered("thema=natur"), most=1)
    assert only.why == "It is about Natur, 2 people are missing and it takes 15 minutes."


def test_without_wishes_what_needs_people_and_is_near(body):
    other = host_body("kv-zwei")
    task(body, title="Genug", needed=1)
    engaged(task(other, title="Fern", needed=2), human("Ada", other.unit))
    task(body, title="Nah", needed=2)
    mia = acting(human("Mia", body.unit))
    assert titles(mia) == ["Genug", "Nah", "Fern"]


def test_what_is_full_joined_over_or_hidden_is_never_proposed(body):
    mia = human("Mia", body.unit)
    engaged(opportunity(body, title="Voll", places=1), human("Ada", body.unit))
    engaged(task(body, title="Drin"), mia)
    past = timezone.now() - timedelta(days=9)
    task(body, title="Vorbei", starts_at=past, ends_at=past)
    task(body, title="Nur Vorstand", visibility="body")
    task(body, title="Nur erfahren", places=1, experienced=1)
    assert titles(acting(mia)) == []
    assert titles(acting(mia), "erfahrung=before") == ["Nur erfahren"]


def test_guests_hear_only_of_public_ones_and_first_of_those_they_can_join(body):
    task(body, title="Geschlossen", visibility="members")
    task(body, title="Mit Zugang", needed=5)
    task(body, title="Ohne Zugang", guests=True)
    assert titles(NOBODY) == ["Ohne Zugang", "Mit Zugang"]


def test_when_it_suits(body):
    start = timezone.localtime() + timedelta(days=1)
    while start.weekday() >= 5:
        start += timedelta(days=1)
    late = start.replace(hour=18, minute=0)
    early = start.replace(hour=9, minute=0)
    opportunity(body, title="Abend", starts_at=late, ends_at=late + timedelta(hours=1))
    opportunity(body, title="Morgen", starts_at=early, ends_at=early + timedelta(hours=1))
    mia = acting(human("Mia", body.unit))
    evening, morning = chosen(mia, answered("wann=evenings"))
    assert evening.why.startswith("It is in the evening")
    assert (evening.but, morning.but) == ("", "Not as you wished: when.")


def test_the_team_about_her_topic_before_one_she_can_join_sooner(body):
    called(team("kultur", "Kulturteam"))
    called(team("natur", "Naturteam"))
    assert fitting(NOBODY, answered("thema=Natur")).team.title == "Naturteam"
    assert fitting(NOBODY, answered("")).team.title == "Kulturteam"


def test_somebody_to_talk_to():
    units = tree()
    state, chapter = board(units["land"]), board(units["eins"])
    for of in (state, chapter):
        of.contact = office(of, name="Sprecher*in", mail="post@example.invalid")
        of.save()
    holder = human("Hanna", units["eins"])
    seat(holder, chapter.contact, shown_to="unit")
    contact(holder, "0151", "me", for_office=True)
    mia = acting(human("Mia", units["eins"]))
    assert (somebody_for(mia).body, somebody_for(mia).names) == (chapter, "Hanna")
    assert somebody_for(acting(human("Zoe", units["zwei"]))).body == state
    told = somebody_for(NOBODY, "kv-eins")
    assert (told.body, told.names, told.mail) == (chapter, "", "post@example.invalid")
    assert somebody_for(NOBODY).body == state
    assert somebody_for(NOBODY, "nirgends").body == state


def test_nobody_to_talk_to():
    unit("allein")
    assert somebody_for(NOBODY) is None


def test_the_page_asks_and_answers_without_storing(client, body):
    one = task(body, guests=True, topics="Natur")
    page = client.get(f"{WHICH}?minuten=15")
    assert 'name="erfahrung"' in page.text
    assert 'value="Natur"' in page.text
    assert 'name="minuten" value="15" id="id_minuten_0" checked' in page.text
    told = client.get(f"{WHICH}?minuten=15&thema=Natur&zeigen=1")
    assert one.title in told.text
    assert "?minuten=15&amp;thema=Natur" in told.text
    assert not HelperProfile.objects.exists()


def test_nothing_at_all_still_helps(client):
    page = client.get(f"{WHICH}?zeigen=1")
    assert page.status_code == 200
    assert "/aktivitaeten/" in page.text
    assert client.get(WHICH).status_code == 200


def test_a_member_finds_what_she_has_said(client, body):
    mia = sign_in(client, human("Mia", body.unit))
    HelperProfile.objects.create(
        person=mia, minutes=45, when="weekend", online_only=True, topics="Moor, <b>"
    )
    page = client.get(WHICH).text
    for told in (
        'value="45" id="id_minuten_1" checked', 'value="weekend" id="id_wann_3" checked',
        '<option value="online" selected', 'value="Moor" id="id_thema_0" checked',
        'value="&lt;b&gt;"',
    ):  # fmt: skip
        assert told in page, told
    asked_else = client.get(f"{WHICH}?minuten=15").text
    assert 'value="45" id="id_minuten_1" checked' not in asked_else


@pytest.mark.parametrize(
    "query",
    [
        "minuten=%00&wann=x&ort=%00&thema=%00&thema=&wie=y&erfahrung=z", "ort=../&minuten=-1",
        "thema=" + "x" * 5000, "&".join(f"thema={at}" for at in range(99)), "ort=nirgends",
    ],
)  # fmt: skip
def test_nonsense_does_not_matter(client, body, query):
    task(body, guests=True)
    assert client.get(f"{WHICH}?{query}").status_code == 200
    assert client.get(f"{WHICH}?{query}&zeigen=1").status_code == 200


def test_topics_most_asked_for_first(body):
    for told in ("Natur, Moor", "natur", "Medien", "Natur"):
        task(body, topics=told)
    assert [one.casefold() for one in topics_offered(NOBODY)] == ["natur", "medien", "moor"]
    assert topics_offered(NOBODY, ["Zelt"])[0] == "Zelt"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("who", ["guest", "member"])
def test_queries(client, django_assert_num_queries, rows, who):
    body = host_body()
    for at in range(rows):
        task(body, guests=True, topics=f"Natur {at}")
        called(team(f"team-{at}", f"Team {at}"))
    body.contact = office(body, name="Sprecher*in")
    body.save()
    if who == "member":
        sign_in(client, human("Mia", body.unit))
    for at, address in enumerate((WHICH, f"{WHICH}?minuten=15&thema=Natur 0&zeigen=1")):
        with django_assert_num_queries(QUERIES[who][at]):
            assert client.get(address).status_code == 200


QUERIES = {"guest": (5, 14), "member": (10, 19)}
