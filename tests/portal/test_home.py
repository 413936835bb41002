"""*Heute*: three cards, with an account and without."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import activity, going, host, host_body
from tests.factories.association import reviewer
from tests.factories.people import human, unit
from tests.factories.programme import confirmed, proposal, version
from wirksam.activities.models import Closing
from wirksam.portal.queries.home import FEW
from wirksam.programme.models import EntryWithdrawal, ProgressEntry
from wirksam.programme.operations.standing import refresh_standing

pytestmark = pytest.mark.django_db
TOMORROW = timezone.now() + timedelta(days=1)


def reported(of, said="Das Zelt ist gemietet.", **fields):
    today = timezone.localdate()
    entry = ProgressEntry.objects.create(
        commitment=of, happened_on=today, said=said, state="in_progress", **fields
    )
    refresh_standing(of)
    return entry


def test_a_guest_sees_what_is_public(client):
    text = version(published=True)
    entry = reported(confirmed(text, code="AP26-01"))
    body = host_body()
    activity(body, title="Uferputz", state="open", visibility="public", starts_at=TOMORROW)
    activity(body, title="Interna", state="open", visibility="members", starts_at=TOMORROW)
    page = client.get("/").text
    assert "Uferputz" in page
    assert "Interna" not in page
    assert entry.said in page
    assert "Mitglieder sehen hier, was gerade hilft." in page


def test_what_was_taken_back_is_not_shown(client):
    entry = reported(confirmed(version(published=True), code="AP26-01"))
    EntryWithdrawal.objects.create(entry=entry, reason="Irrtum")
    refresh_standing(entry.commitment)
    assert entry.said not in client.get("/").text


def test_what_came_of_an_activity_is_shown(client):
    yesterday = timezone.now() - timedelta(days=1)
    done = activity(host_body(), state="done", visibility="public", starts_at=yesterday)
    Closing.objects.create(activity=done, came_of_it="Neun Säcke Müll.")
    assert "Neun Säcke Müll." in client.get("/").text


def test_a_member_finds_what_is_near_first(client):
    near, far = host_body("kv-eins"), host_body("kv-zwei")
    for day in range(1, 5):
        later = TOMORROW + timedelta(days=day)
        activity(far, title=f"Fern {day}", state="open", visibility="public", starts_at=TOMORROW)
        activity(near, title=f"Nah {day}", state="open", visibility="members", starts_at=later)
    member = human("Mia", near.unit)
    client.force_login(member.user)
    page = client.get("/").text
    assert "Nah 3" in page
    assert "Fern" not in page


def test_a_host_is_asked_what_came_of_it(client):
    body = host_body()
    yesterday = timezone.now() - timedelta(days=1)
    activity(body, title="Kleidertausch", state="open", starts_at=yesterday)
    sign_in(client, host(body))
    page = client.get("/").text
    assert "Sag, was daraus wurde: Kleidertausch" in page
    assert "1 Minute" in page


def test_what_takes_a_quarter_of_an_hour_is_offered_apart(client):
    body = host_body()
    for title, minutes in (("Bilder beschreiben", 10), ("Suppe kochen", 90)):
        activity(body, title=title, starts_at=TOMORROW, effort_minutes=minutes)
    page = client.get("/").text
    assert "10 Minuten" in page
    assert page.count("Bilder beschreiben") == page.count("Suppe kochen") == 1
    assert page.index("Suppe kochen") < page.index("15 Minuten helfen")
    assert page.index("15 Minuten helfen") < page.index("Bilder beschreiben")


def test_whoever_is_new_is_led_to_the_questions(client):
    mia = human("Mia", unit("kv-anders"))
    lead, way = "Sechs kurze Fragen", 'href="/aufgaben/welche/"'
    assert lead in client.get("/").text
    client.force_login(mia.user)
    assert lead in client.get("/").text
    for at in range(FEW):
        going(activity(host_body(), title=f"Treffen {at}"), mia, "took_part")
    page = client.get("/").text
    assert lead not in page
    assert way in page


def test_a_reviewer_is_led_to_the_desk(client):
    text = version()
    proposal(text)
    client.force_login(reviewer("Alma").user)
    page = client.get("/").text
    assert f"/programm/{text.programme.slug}/pruefen/" in page


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("guest", 9), ("member", 24)])
def test_queries(client, django_assert_num_queries, rows, who, queries):
    text = version(published=True)
    body = host_body()
    for at in range(rows):
        reported(confirmed(text, code=f"AP26-{at:02d}"))
        activity(body, title=f"Tag {at}", state="open", visibility="public", starts_at=TOMORROW)
    if who == "member":
        client.force_login(human("Mia", unit("kv-anders")).user)
    client.get("/")
    with django_assert_num_queries(queries):
        assert client.get("/").status_code == 200
