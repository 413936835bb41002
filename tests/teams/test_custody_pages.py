"""The pages of those who act for a missing team."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.association import actor, body, person
from tests.factories.people import human, office, seat
from tests.factories.programme import confirmed, version
from tests.factories.teams import member, runner, team
from wirksam.foundation.pages.hot import forget
from wirksam.foundation.registry import matters_of
from wirksam.programme.models import Responsibility
from wirksam.teams.models import Custody, CustodyReport, TeamPromise

pytestmark = pytest.mark.django_db
PAGE = "/teams/bildungsteam/vertretung/"


@pytest.fixture(autouse=True)
def _nothing_kept():
    forget()


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def custody(today):
    return Custody.objects.create(
        body=team(), acting=body(), basis="Beschluss B-1", starts_on=today - timedelta(days=40)
    )


def told(answer) -> str:
    return answer.content.decode()


def test_everyone_reads_who_acts_and_what_is_overdue(client, custody, today):
    page = told(client.get(PAGE))
    assert "Beschluss B-1" in page
    assert "10 Tag" in page
    assert "Landesvorstand" in told(client.get("/teams/bildungsteam/"))
    assert "10 Tag" in told(client.get("/teams/"))


def test_a_page_without_anybody_acting(client):
    team()
    assert client.get(PAGE).status_code == 200


def test_hostile_words_stay_words(client, custody, today):
    CustodyReport.objects.create(
        custody=custody, due_on=today, done="<script>x</script>", involved="<b>y</b>"
    )
    for page in (PAGE, "/teams/bildungsteam/", "/teams/"):
        assert "<script>x" not in told(client.get(page))


def test_a_board_begins_reports_and_ends(client, today):
    team()
    sign_in(client, runner())
    assert client.get(f"{PAGE}neu/").status_code == 200
    sent = {
        "acting": body().pk,
        "basis": "B-1",
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=90)).isoformat(),
        "rhythm_days": "30",
    }
    assert client.post(f"{PAGE}neu/", sent | {"ends_on": ""}).status_code == 422
    assert client.post(f"{PAGE}neu/", sent).status_code == 302
    made = Custody.objects.get()
    report = f"{PAGE}{made.pk}/bericht/"
    assert client.get(report).status_code == 200
    words = {"done": "Zwei Abende.", "involved": "Sechs.", "draft_key": str(uuid.uuid4())}
    assert client.post(report, words | {"done": " "}).status_code == 422
    assert client.post(report, words).status_code == 302
    assert client.post(report, words).status_code == 302
    assert CustodyReport.objects.count() == 1
    assert "Zwei Abende." in told(client.get(PAGE))
    end = f"{PAGE}{made.pk}/ende/"
    assert client.get(end).status_code == 200
    assert client.post(end, {"reason": ""}).status_code == 422
    assert client.post(end, {"reason": "Es ist da."}).status_code == 302
    assert client.get(end).status_code == 404
    assert "Es ist da." in told(client.get(PAGE))


def test_others_do_not(client, custody):
    sign_in(client, member())
    assert client.get(f"{PAGE}neu/").status_code == 403
    assert client.get(f"{PAGE}{custody.pk}/bericht/").status_code == 404
    assert client.get(f"{PAGE}{custody.pk}/ende/").status_code == 403
    for deed in ("zusagen/", "zusagen/neu/", "zusagen/1/weg/"):
        assert client.post(f"{PAGE}{deed}").status_code == 403
    sign_in(client, person("Otto", "programme.report"))
    seat(human("x"), office(body("kv", "KV", "board")))
    assert client.get(f"{PAGE}{custody.pk}/ende/").status_code == 403


def test_a_report_is_asked_for_in_my_things(custody, today):
    lara = runner()
    [one] = [one for one in matters_of(actor(lara)) if "bericht" in one.url]
    assert one.due == today - timedelta(days=10)
    CustodyReport.objects.create(custody=custody, due_on=one.due, done="x", involved="y")
    assert not [one for one in matters_of(actor(lara)) if "bericht" in one.url]


def test_commitments_wait_until_the_team_is_there_and_then_go_back(client, custody, today):
    lara = runner()
    lara.mandates.get().office.capabilities.create(capability="programme.report", reach="unit")
    sign_in(client, lara)
    promise = confirmed(version(published=True), lead=False)
    Responsibility.objects.create(
        commitment=promise, body=body(), acting_for=team(), starts_on=today - timedelta(days=9)
    )
    assert not [one for one in matters_of(actor(lara)) if "zusagen" in one.url]
    seat(human("Mia"), team().offices.get())
    Custody.objects.update(ends_on=today - timedelta(days=1), ended_reason="Das Team ist da.")
    assert [one for one in matters_of(actor(lara)) if "zusagen" in one.url]
    assert f'value="{promise.code}"' in told(client.get(PAGE))
    assert client.post(f"{PAGE}zusagen/", {"codes": [promise.code]}).status_code == 302
    assert promise.responsibilities.get(ends_on=None).body == team()
    assert not [one for one in matters_of(actor(lara)) if "zusagen" in one.url]


def test_a_commitment_is_added_and_taken_away(client):
    sign_in(client, runner())
    about = confirmed(version(published=True))
    team()
    client.post(f"{PAGE}zusagen/neu/", {"code": about.code})
    row = TeamPromise.objects.get()
    assert about.title in told(client.get(PAGE))
    client.post(f"{PAGE}zusagen/neu/", {"code": "gibt es nicht"}, follow=True)
    assert client.post(f"{PAGE}zusagen/{row.pk + 1}/weg/").status_code == 404
    client.post(f"{PAGE}zusagen/{row.pk}/weg/")
    assert not TeamPromise.objects.exists()


def test_a_report_on_acting_becomes_one_on_a_commitment(client, custody, today):
    lara = runner()
    lara.mandates.get().office.capabilities.create(capability="programme.report", reach="unit")
    promise = confirmed(version(published=True))
    TeamPromise.objects.create(body=team(), commitment=promise, added_by="?")
    made = CustodyReport.objects.create(
        custody=custody, due_on=today, done="Zwei Abende.", involved="Sechs Mitglieder."
    )
    assert f"aus=vertretung-{made.pk}" not in told(client.get(PAGE))
    sign_in(client, lara)
    [link] = re.findall(r'href="([^"]*aus=vertretung[^"]*)"', told(client.get(PAGE)))
    page = told(client.get(link))
    assert "Zwei Abende. Beteiligt waren: Sechs Mitglieder." in page
    for strange in ("vertretung-999999", "vertretung-", "anderes-1", "-", "x"):
        path = link.split("?")[0]
        assert client.get(path, {"aus": strange}).status_code == 200
