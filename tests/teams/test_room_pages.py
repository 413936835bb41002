"""The room of a team as people meet it: in one sentence, without scripts, with words kept."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import activity
from tests.factories.association import actor
from tests.factories.programme import confirmed, version
from tests.factories.team_rooms import decision, guest, idea, worker
from tests.factories.teams import member, team
from wirksam.association.models import Mandate, OfficeCapability
from wirksam.programme.models import ProgressEntry, Responsibility
from wirksam.teams.models import Agreement, Idea, TeamDecision, TeamRole
from wirksam.teams.queries import working_parts as parts

pytestmark = pytest.mark.django_db
EVIL = '<script>alert("x")</script>'
ROOM = "/teams/bildungsteam/arbeit/"


@pytest.fixture
def one():
    return team()


@pytest.fixture
def tara(client, one):
    return sign_in(client, worker())


def promise(of, code="AP26-01", **fields):
    """A published commitment that the team leads."""
    text = fields.pop("of_version", None) or version(published=True)
    made = confirmed(text, lead=False, code=code, **fields)
    Responsibility.objects.create(commitment=made, body=of, starts_on=date(2025, 11, 8))
    return made


def test_the_room_shows_what_waits_and_what_is_there(client, one, tara):
    promise(one, title="Zwei Werkstätten.")
    row, noted = idea(one, text=EVIL), decision(one, text="Wir treffen uns dienstags.")
    activity(one, title="Lernabend")
    Agreement.objects.create(body=one, text="Wir fragen nach.", written_by="?")
    guest(one)
    page = client.get(ROOM).text
    for told in (
        "Zwei Werkstätten.", "&lt;script&gt;", noted.text, "Lernabend", "Wir fragen nach.",
        "Gila", "Tara", reverse("idea_answer", args=[one.key, row.pk]),
    ):  # fmt: skip
        assert told in page
    assert EVIL not in page


def test_an_empty_room_says_so(client, one, tara):
    assert client.get(ROOM).status_code == 200


def test_strangers_find_no_room(client, one):
    assert client.get(ROOM).status_code == 302
    sign_in(client, member())
    assert client.get(ROOM).status_code == 404
    assert client.get("/teams/gibts-nicht/arbeit/").status_code == 404


def test_a_guest_looks_in_and_does_nothing(client, one):
    idea(one)
    row = decision(one, public=False)
    sign_in(client, guest(one).person)
    page = client.get(ROOM).text
    assert row.text in page
    for address in ("rollen/", "gaeste/", f"beschluesse/{row.pk}/berichtigung/"):
        assert client.get(ROOM + address).status_code == 404
    for address in ("beschluesse/", "absprache/"):
        assert client.get(ROOM + address).status_code == 200
        assert client.post(ROOM + address, {"text": "Ja.", "upon": 0}).status_code == 404
    assert f'{ROOM}gaeste/"' not in page


def test_a_report_in_one_sentence(client, one):
    who = worker()
    OfficeCapability.objects.create(
        office=one.offices.get(), capability="programme.report", reach="body"
    )
    sign_in(client, who)
    promise(one)
    page = client.get(ROOM).text
    assert f'action="{reverse("report", args=["AP26-01"])}"' in page
    told = {"said": "Die erste Werkstatt war da.", "draft_key": uuid4()}
    for _again in range(2):
        assert client.post(reverse("report", args=["AP26-01"]), told).status_code == 302
    entry = ProgressEntry.objects.get()
    assert (entry.said, entry.body) == ("Die erste Werkstatt war da.", one)


def test_no_report_without_the_right(client, one, tara):
    promise(one)
    assert 'name="said"' not in client.get(ROOM).text


def test_a_decision_in_one_sentence(client, one, tara):
    answer = client.post(f"{ROOM}beschluesse/", {"text": "Dienstags.", "public": "on"})
    made = TeamDecision.objects.get()
    assert answer.url == f"{ROOM}beschluesse/#beschluss-{made.pk}"
    assert (made.decided_on, made.public) == (timezone.localdate(), True)
    client.post(f"{ROOM}beschluesse/", {"text": "Unter uns."})
    client.logout()
    page = client.get(f"{ROOM}beschluesse/").text
    assert "Dienstags." in page
    assert "Unter uns." not in page


def test_what_was_typed_stays_on_an_error(client, one, tara):
    tomorrow = timezone.localdate() + timedelta(days=1)
    told = {"text": "Schöne Worte", "reasons": "Gute Gründe", "decided_on": tomorrow.isoformat()}
    answer = client.post(f"{ROOM}beschluesse/", told)
    assert answer.status_code == 422
    assert "Schöne Worte" in answer.text
    assert "Gute Gründe" in answer.text
    assert not TeamDecision.objects.exists()


def test_a_correction_stands_beside(client, one, tara):
    wrong = decision(one, "Dienstags.")
    address = f"{ROOM}beschluesse/{wrong.pk}/berichtigung/"
    assert "Dienstags." in client.get(address).text
    told = {"text": "Mittwochs.", "decided_on": wrong.decided_on.isoformat()}
    assert client.post(address, told).status_code == 302
    page = client.get(f"{ROOM}beschluesse/").text
    assert page.index("Mittwochs.") < page.index("Dienstags.")
    assert client.get(address).status_code == 404


def test_an_agreement_with_its_changes(client, one, tara):
    page = f"{ROOM}absprache/"
    client.post(page, {"text": "Wir fragen nach.", "upon": 0})
    client.post(page, {"text": "Wir fragen immer nach.", "upon": 1})
    late = client.post(page, {"text": "Ganz anders.", "upon": 1})
    assert late.status_code == 422
    assert "\nGanz anders.</textarea>" in late.text
    assert 'name="upon" value="2"' in late.text
    assert "Wir fragen immer nach." in late.text
    client.logout()
    shown = client.get(page).text
    assert "changes-ins" in shown
    assert "<form" not in shown.split("<main")[1].split("</main")[0]
    assert client.post(page, {"text": "Ich!", "upon": 2}).status_code == 302
    assert Agreement.objects.count() == 2


def test_roles_are_said_for_each_seat(client, one, tara):
    seat = Mandate.objects.get(person=tara)
    assert client.post(f"{ROOM}rollen/", {f"seat-{seat.pk}": "Presse"}).status_code == 302
    assert TeamRole.objects.get().text == "Presse"
    assert client.post(f"{ROOM}rollen/", {f"seat-{seat.pk}": "x" * 121}).status_code == 422
    sign_in(client, member())
    assert "Presse" in client.get("/teams/bildungsteam/").text
    client.logout()
    assert "Presse" not in client.get("/teams/bildungsteam/").text


def test_an_idea_from_the_page_of_the_team(client, one):
    mika = sign_in(client, member("Milanea Beispiel"))
    assert 'name="text"' in client.get("/teams/bildungsteam/").text
    answer = client.post(f"{ROOM}ideen/", {"text": "Kocht zusammen.", "draft_key": uuid4()})
    given = Idea.objects.get()
    assert answer.url == f"{ROOM}ideen/#idee-{given.pk}"
    sign_in(client, worker())
    for page in (client.get(f"{ROOM}ideen/").text, client.get(ROOM).text):
        assert "Kocht zusammen." in page
        assert mika.name not in page
        assert str(mika.key) not in page
    address = f"{ROOM}ideen/{given.pk}/"
    assert client.post(address, {"state": "declined", "answer": " "}).status_code == 422
    told = {"state": "declined", "answer": "Es gibt keinen Herd."}
    assert client.post(address, told).url == f"{ROOM}ideen/#idee-{given.pk}"
    assert client.get(address).status_code == 404
    sign_in(client, mika)
    assert "Es gibt keinen Herd." in client.get("/teams/bildungsteam/").text


def test_too_long_an_idea_stays_in_the_field(client, one):
    sign_in(client, member())
    answer = client.post(f"{ROOM}ideen/", {"text": "Zu viel " * 300})
    assert answer.status_code == 422
    assert "Zu viel Zu viel" in answer.text


def test_an_idea_is_taken_back(client, one):
    mika = sign_in(client, member())
    given = idea(one, by=str(mika.key))
    back = f"{ROOM}ideen/{given.pk}/ruecknahme/"
    assert back in client.get(f"{ROOM}ideen/").text
    sign_in(client, worker())
    assert client.post(back).status_code == 404
    sign_in(client, mika)
    assert client.post(back).status_code == 302
    assert not Idea.objects.exists()


def test_an_overdue_answer_is_seen(client, one):
    idea(one, said_at=timezone.now() - timedelta(days=20))
    sign_in(client, member())
    for page in ("/teams/bildungsteam/", f"{ROOM}ideen/"):
        assert "voice-late" in client.get(page).text


def test_ideas_are_not_for_the_public(client, one):
    idea(one, text="Kocht zusammen.")
    assert "Kocht zusammen." not in client.get("/teams/bildungsteam/").text
    assert client.get(f"{ROOM}ideen/").status_code == 302


def test_everyone_sees_how_a_team_works_and_what_it_does(client, one):
    promise(one, title="Zwei Werkstätten.")
    decision(one, "Wir treffen uns dienstags.")
    decision(one, "Unter uns.", public=False)
    activity(one, title="Lernabend")
    activity(one, title="Klausur", visibility="unit")
    Agreement.objects.create(body=one, text="Wir fragen nach.", written_by="?")
    page = client.get("/teams/bildungsteam/").text
    for told in (
        "Zwei Werkstätten.",
        "Wir treffen uns dienstags.",
        "Lernabend",
        "Wir fragen nach.",
    ):
        assert told in page
    for told in ("Unter uns.", "Klausur", ROOM + '"'):
        assert told not in page
    sign_in(client, worker())
    assert ROOM + '"' in client.get("/teams/bildungsteam/").text


def fill(one, number):
    text = version(published=True)
    for at in range(number):
        promise(one, f"AP26-{at:02d}", of_version=text)
        idea(one, text=f"Idee {at}")
        decision(one, corrects=decision(one, f"Falsch {at}", public=False))
        activity(one)
        activity(
            one,
            starts_at=timezone.now() - timedelta(days=9),
            ends_at=timezone.now() - timedelta(days=8),
        )
        guest(one, member(f"Gast {at}"))
        guest(one, member(f"Neu {at}"), invited_by="")
        seat = Mandate.objects.get(person=worker(f"Person {at}", one))
        TeamRole.objects.create(mandate=seat, text="Presse")
        Agreement.objects.create(body=one, number=at + 1, text=f"So {at}.", written_by="?")


QUERIES = {
    ROOM: 20,
    f"{ROOM}ideen/": 11,
    f"{ROOM}beschluesse/": 10,
    f"{ROOM}absprache/": 8,
    f"{ROOM}gaeste/": 7,
    f"{ROOM}rollen/": 9,
}


@pytest.mark.parametrize("rows", [1, 3])
def test_as_many_queries_however_much(client, django_assert_num_queries, rows, one):
    fill(one, rows)
    sign_in(client, worker())
    for address, queries in QUERIES.items():
        with django_assert_num_queries(queries, info=address):
            assert client.get(address).status_code == 200


PARTS = {
    parts.room_part: 2,
    parts.agreement_part: 1,
    parts.roles_part: 3,
    parts.commitments_part: 2,
    parts.activities_part: 3,
    parts.ideas_part: 4,
    parts.decisions_part: 2,
}


@pytest.mark.parametrize("rows", [1, 3])
def test_sections_ask_as_often_however_much(django_assert_num_queries, rows, one):
    fill(one, rows)
    tara = actor(worker())
    for part, queries in PARTS.items():
        with django_assert_num_queries(queries, info=part.__name__):
            assert part(tara, one, None)
