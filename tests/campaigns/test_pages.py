"""The pages of campaigns and action days, as the people see them who use them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import going
from tests.factories.campaigns import (
    action,
    chapter_board,
    frame,
    picture,
    planner,
    runner,
    state_board,
)
from tests.factories.people import human
from tests.factories.programme import confirmed, version
from wirksam.activities.models import Closing, Contribution
from wirksam.campaigns.models import ActionPhoto, ActionRole, Frame, LocalAction, Material, Todo

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LIST = "/aktionstage/"
QUERIES = [10, 12, 22]


def queries(client, address):
    """How many; what allies add beside an activity is counted with the allies."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return sum("network_" not in query["sql"] for query in asked.captured_queries)


def content(client, address):
    return b"".join(client.get(address).streaming_content)


def plan(**fields):
    told = {
        "title": "Bus-Tag", "on": (TODAY + timedelta(days=3)).isoformat(), "at": "12:00",
        "host": chapter_board().pk, "visibility": "public", "can_join": "on",
        "take": "adopted", "people_needed": "4",
    }  # fmt: skip
    return told | fields


def test_a_campaign_from_the_proposal_to_the_action_day_of_a_chapter(client):
    sign_in(client, runner())
    days = {"starts_on": TODAY.isoformat(), "ends_on": (TODAY + timedelta(days=20)).isoformat()}
    told = {"title": "Bus für alle", "theme": "Öfter!", "body": state_board().pk} | days
    answer = client.post("/aktionstage/neu/", told)
    assert answer.headers["Location"] == "/aktionstage/bus-fuer-alle/"
    kit = "/aktionstage/bus-fuer-alle/material/"
    piece = {"title": "Plakat", "licence": "cc0", "file": picture(), "alt": "Ein Bus"}
    assert client.post(kit, piece).status_code == 302
    assert client.post("/aktionstage/bus-fuer-alle/oeffnung/").status_code == 302
    sign_in(client, planner())
    shown = client.get("/aktionstage/bus-fuer-alle/").text
    assert 'alt="Ein Bus"' in shown
    assert "CC0" in shown
    assert content(client, f"{kit}{Material.objects.get().pk}/").startswith(b"RIFF")
    join = "/aktionstage/bus-fuer-alle/mitmachen/"
    assert client.get(join).status_code == 200
    wrong = client.post(join, plan(take="adapted"))
    assert (wrong.status_code, LocalAction.objects.count()) == (422, 0)
    made = client.post(join, plan(take="adapted", own_focus="Schulbusse"))
    one = LocalAction.objects.get()
    assert made.headers["Location"] == one.get_absolute_url()
    shown = client.get(one.get_absolute_url()).text
    assert "Schulbusse" in shown
    assert "Bus für alle" in shown


def test_an_action_of_its_own_is_planned_and_changed_in_the_general_form(client):
    sign_in(client, planner())
    assert client.get("/aktivitaeten/neu/?art=action").status_code == 200
    told = plan(own_focus="Wir sammeln Müll")
    assert client.post("/aktivitaeten/neu/?art=action", told).status_code == 302
    one = LocalAction.objects.get()
    assert (one.take, one.own_focus, one.people_needed) == ("own", "Wir sammeln Müll", 4)
    change = f"/aktivitaeten/{one.pk}/bearbeitung/"
    told |= {"people_needed": "9", "revision": one.revision}
    assert client.post(change, told).headers["Location"] == one.get_absolute_url()
    one.refresh_from_db()
    assert one.people_needed == 9


def test_what_a_campaign_serves_comes_along(client):
    known = confirmed(version(published=True))
    made = frame(lines=known.code)
    sign_in(client, planner())
    join = f"/aktionstage/{made.slug}/mitmachen/"
    assert known.code in client.get(join).text
    client.post(join, plan(serves=[known.code]))
    assert Contribution.objects.get().commitment == known


def test_unknown_commitments_are_refused(client):
    made = frame()
    sign_in(client, runner())
    days = {"starts_on": TODAY.isoformat(), "ends_on": TODAY.isoformat()}
    told = {"title": "X", "theme": "Y", "lines": "AP99-99", "revision": "1"} | days
    assert client.post(f"/aktionstage/{made.slug}/bearbeitung/", told).status_code == 422
    assert (
        client.post(f"/aktionstage/{made.slug}/bearbeitung/", told | {"lines": ""}).status_code
        == 302
    )


def test_it_is_prepared_in_small_deeds(client):
    one = action()
    mika = human("Mika", one.host.unit)
    hanna = planner()
    sign_in(client, hanna)
    ready = f"{one.get_absolute_url()}vorbereitung/"
    client.post(f"{ready}aufgaben/", {"text": "Stand anmelden", "kind": "permit"})
    client.post(f"{ready}rollen/", {"name": "Banner"})
    assert client.post(f"{ready}aufgaben/", {"text": ""}).status_code == 422
    assert client.post(ready, {"promised": "3", "contact": ""}).status_code == 302
    todo, role = Todo.objects.get(), ActionRole.objects.get()
    client.post(f"{ready}aufgaben/{todo.pk}/", {"haken": "1"})
    todo.refresh_from_db()
    assert todo.done_at
    sign_in(client, mika)
    assert client.get(ready).status_code == 403
    client.post(f"{one.get_absolute_url()}rollen/{role.pk}/", {"tun": "nehmen"})
    sign_in(client, hanna)
    shown = client.get(ready).text
    assert "Mika" in shown
    assert "Stand anmelden" in shown
    assert client.post(f"{ready}erinnerung/").status_code == 302


def test_the_result_with_photos_stays_with_the_chapter(client):
    made = frame()
    one = action(frame=made, title="Bus-Tag")
    sign_in(client, planner())
    photos = f"{one.get_absolute_url()}fotos/"
    told = {"alt": "Unser Stand"}
    wrong = client.post(photos, told | {"file": picture(), "faces": "on"})
    assert (wrong.status_code, ActionPhoto.objects.count()) == (422, 0)
    right = {"file": picture(), "faces": "on", "agreed": "on"}
    assert client.post(photos, told | right).status_code == 302
    photo = ActionPhoto.objects.get()
    Closing.objects.create(activity=one.activity, came_of_it="Achtzig Gespräche.")
    LocalAction.objects.filter(pk=one.pk).update(state="done")
    shown = client.get(made.get_absolute_url()).text
    assert "KV-EINS: Bus-Tag" in shown
    assert "Achtzig Gespräche." in shown
    client.logout()
    assert 'alt="Unser Stand"' in client.get(one.get_absolute_url()).text
    assert content(client, f"{photos}{photo.pk}/").startswith(b"RIFF")
    LocalAction.objects.filter(pk=one.pk).update(visibility="body")
    assert client.get(f"{photos}{photo.pk}/").status_code == 404


def test_withdrawing_says_why_on_every_page(client):
    made = frame()
    one = action(frame=made)
    sign_in(client, runner())
    back = f"/aktionstage/{made.slug}/ruecknahme/"
    assert client.get(back).status_code == 200
    assert client.post(back, {"reason": ""}).status_code == 422
    assert client.post(back, {"reason": "Zu wenig Zeit."}).status_code == 302
    sign_in(client, planner())
    assert "Zu wenig Zeit." in client.get(made.get_absolute_url()).text
    assert client.get(f"/aktionstage/{made.slug}/mitmachen/").status_code == 404
    assert client.get(one.get_absolute_url()).status_code == 200


def test_three_levels_in_one_calendar(client):
    action(title="Kreis-Tag")
    action(state_board(), title="Landes-Tag")
    frame(title="Landes-Kampagne")
    assert "Landes-Kampagne" not in client.get("/aktionstage/").text
    sign_in(client, planner())
    shown = client.get("/aktionstage/").text
    assert all(word in shown for word in ("Kreis-Tag", "Landes-Tag", "Landes-Kampagne"))
    narrowed = client.get("/aktionstage/?ebene=kreis").text
    assert "Kreis-Tag" in narrowed
    assert "Landes-Tag" not in narrowed
    for odd in (
        "?ebene=%00",
        "?seite=-1",
        "?seite=²",
        "?seite=99999999999",
        "?seite=" + "9" * 5000,
    ):
        assert client.get(f"/aktionstage/{odd}").status_code == 200


def test_guests_see_public_action_days_and_no_dots(client):
    one = action(title="Offen", frame=frame())
    action(title="Geheim", visibility="members")
    shown = client.get("/aktionstage/").text
    assert "Offen" in shown
    assert "Geheim" not in shown
    page = client.get(one.get_absolute_url()).text
    assert one.frame.get_absolute_url() not in page
    for text in (shown, page):
        assert "people wanted" not in text
        assert "Menschen gesucht" not in text
    assert client.get(one.frame.get_absolute_url()).status_code == 302


def test_members_see_whether_people_are_wanted_and_organisers_all_three_dots(client):
    one = action()
    for who, dots in ((human("Mika", one.host.unit), 1), (planner(), 3)):
        sign_in(client, who)
        for page in ("/aktionstage/", one.get_absolute_url()):
            shown = client.get(page, headers={"accept-language": "en"}).text
            words = ("people wanted", "contact is missing", "not reminded yet")
            german = ("Menschen gesucht", "Ansprechstelle fehlt", "noch nicht erinnert")
            found = [a in shown or b in shown for a, b in zip(words, german, strict=True)]
            assert sum(found) == dots


def test_drafts_are_hidden_from_chapters(client):
    made = frame(state="draft")
    sign_in(client, planner())
    for rest in ("", "mitmachen/"):
        assert client.get(f"{made.get_absolute_url()}{rest}").status_code == 404
    assert client.post(f"{made.get_absolute_url()}oeffnung/").status_code == 403
    assert Frame.objects.get().state == "draft"


@pytest.mark.parametrize("number", [1, 3])
def test_lists_and_pages_cost_the_same_for_one_and_for_three(client, number):
    made = frame(by_body=chapter_board())
    for _one in range(number):
        one = action(frame=made)
        going(one.activity, human("Ola", one.host.unit))
        frame()
    for at in range(number):
        Todo.objects.create(action=one, text=f"Nr. {at}")
        ActionRole.objects.create(action=one, name=f"Nr. {at}", taken_by=str(human("R").key))
        Material.objects.create(frame=made, title=f"Nr. {at}", url="https://example.invalid")
    sign_in(client, planner())
    asked = [queries(client, at) for at in (LIST, made.get_absolute_url(), one.get_absolute_url())]
    assert asked == QUERIES


def test_a_campaign_as_text_to_pass_on(client):
    one = frame()
    action(frame=one, title="Offener Stand")
    action(frame=one, title="Interner Stand", visibility="members")
    action(frame=one, title="Idee", state="idea")
    where = f"{one.get_absolute_url()}text/"
    assert client.get(where).status_code == 302
    sign_in(client, human("Mika", chapter_board().unit))
    told = client.get(where).text
    assert "Offener Stand" in told
    assert "Interner" not in told
    told = client.get(f"{where}?alles=1").text
    assert "Interner Stand" in told
    assert "Idee" not in told
