"""Pages of the association and of oneself, as people use them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.association.test_walls import House
from tests.factories.people import acting, contact, human, office, seat
from wirksam.association.models import ContactPoint, GrantRequest, Mandate, Opening, RoomPost, Round
from wirksam.association.operations.people import change_contact
from wirksam.association.operations.walls import Plan, convene_round
from wirksam.association.queries.actors import today
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return House()


@pytest.fixture(autouse=True)
def _second_factor_shown(monkeypatch):
    monkeypatch.setattr("wirksam.accounts.middleware.has_shown_one", lambda _request: True)


def enter(client, someone):
    client.force_login(someone.user)
    return client


ADDRESSES = [
    "/verband/", "/verband/land/", "/verband/kv-eins/", "/verband/rechte/", "/verband/runden/",
    "/verband/kv-eins/menschen/", "/verband/kv-eins/oeffnungen/", "/verband/kv-eins/aemter/",
    "/mein/", "/mein/sichtbarkeit/", "/mein/?als=kreis", "/mein/?als=vorstand",
    "/mein/?als=anderswo", "/mein/?als=land", "/mein/?als=gast", "/mein/?als=nonsense",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_opens_for_a_speaker(client, house, address):
    assert enter(client, house.speakers["eins"]).get(address).status_code == 200


def test_a_guest_sees_how_it_is_built_and_no_name(client, house):
    page = client.get("/verband/kv-eins/")
    assert page.status_code == 200
    assert "Sprecherin" not in page.text
    assert client.get("/verband/kv-eins/menschen/").status_code == 302


def test_a_member_sees_who_speaks_for_her_chapter(client, house):
    page = enter(client, house.members["eins"]).get("/verband/kv-eins/")
    assert "Sprecherin eins" in page.text
    page = client.get("/verband/kv-zwei/")
    assert "Sprecherin zwei" not in page.text


def test_a_list_that_is_read_leaves_a_trace(client, house):
    page = enter(client, house.speakers["eins"]).get("/verband/kv-eins/menschen/")
    assert "Mitglied eins" in page.text
    assert "Mitglied zwei" not in page.text
    entry = JournalEntry.objects.get(verb="read_list")
    assert (entry.unit_key, entry.detail["count"]) == ("kv-eins", 2)
    assert "Sprecherin eins" in client.get("/verband/kv-eins/menschen/").text


def test_somebody_is_found_by_name(client, house):
    page = enter(client, house.speakers["eins"]).get("/verband/kv-eins/menschen/?q=mitglied")
    assert "Mitglied eins" in page.text
    assert "Sprecherin eins</bdi></th>" not in page.text


def test_an_office_is_filled_and_ended_by_hand(client, house):
    admin, alma = house.board_member, human("Alma", house.units["eins"], visible_to="all")
    chair = office(house.speakers["eins"].mandates.get().office.body)
    page = enter(client, admin).post(
        "/verband/kv-eins/aemter/",
        {"office": chair.pk, "person": alma.pk, "starts_on": today().isoformat()},
    )
    assert page.status_code == 302
    mandate = alma.mandates.get()
    assert client.get(f"/verband/kv-eins/aemter/mandat/{mandate.pk}/").status_code == 200
    client.post(
        f"/verband/kv-eins/aemter/mandat/{mandate.pk}/",
        {"ends_on": today().isoformat(), "reason": "Umzug"},
    )
    mandate.refresh_from_db()
    assert mandate.ends_on == today()


def test_a_second_person_confirms_by_hand(client, house):
    speaker = house.speakers["eins"]
    own = speaker.mandates.get().office
    second = human("Zweite", house.units["eins"])
    seat(second, own)
    alma = human("Alma", house.units["eins"])
    enter(client, speaker).post(
        "/verband/kv-eins/aemter/",
        {"office": own.pk, "person": alma.pk, "starts_on": today().isoformat()},
    )
    request = GrantRequest.objects.get()
    assert not alma.mandates.exists()
    address = f"/verband/kv-eins/aemter/antrag/{request.pk}/"
    assert client.post(address, {"decision": "confirm"}).status_code == 404
    assert enter(client, second).post(address, {"decision": "confirm"}).status_code == 302
    assert alma.mandates.exists()


def test_what_an_office_may_do_is_changed_by_hand(client, house):
    chair = office(house.speakers["eins"].mandates.get().office.body)
    address = f"/verband/kv-eins/aemter/{chair.pk}/"
    assert enter(client, house.board_member).get(address).status_code == 200
    client.post(address, {"capability": "contacts.view", "reach": "unit"})
    assert chair.capabilities.get().capability == "contacts.view"


def test_the_list_is_opened_and_closed_by_hand(client, house):
    enter(client, house.speakers["eins"])
    data = {
        "reader": house.state_board.pk,
        "purpose": "Einladung",
        "until": (today() + timedelta(days=7)).isoformat(),
    }
    assert client.post("/verband/kv-eins/oeffnungen/", data).status_code == 302
    opening = Opening.objects.get()
    assert "Einladung" in client.get("/verband/kv-eins/menschen/").text
    client.post("/verband/kv-eins/oeffnungen/", {"close": opening.pk})
    opening.refresh_from_db()
    assert opening.revoked_at


def test_a_round_is_convened_read_by_its_people_and_not_by_its_host(client, house):
    data = {"name": "Runde", "function": "speaker", "unit": house.units["land"].pk}
    assert enter(client, house.board_member).post("/verband/runden/", data).status_code == 302
    address = f"/verband/runden/{Round.objects.get().body.key}/"
    enter(client, house.speakers["eins"]).post(address, {"text": "Nur unter uns"})
    assert RoomPost.objects.exists()
    assert "Nur unter uns" in enter(client, house.speakers["zwei"]).get(address).text
    host = enter(client, house.board_member)
    assert "Nur unter uns" not in host.get(address).text
    assert host.post(address, {"text": "Hallo?"}).status_code == 404
    assert enter(client, house.members["eins"]).get(address).status_code == 404


def test_the_glass_is_broken_and_mended_by_hand(client, house):
    admin = human("Ada")
    seat(admin, office(house.state_board, "emergency.use"))
    glass = office(house.state_board, "office.grant", emergency=True)
    data = {"office": glass.pk, "reason": "Konto der Sprecherin übernommen worden", "hours": 1}
    assert enter(client, admin).post("/verband/notfall/", data).status_code == 302
    assert acting(admin).can("office.grant")
    assert client.get("/verband/notfall/").status_code == 200
    client.post("/verband/notfall/", {"close": "1"})
    assert not acting(admin).can("office.grant")


def test_what_a_mandate_allowed_ends_at_the_next_request(client, house):
    enter(client, house.speakers["eins"])
    assert "Mitglied eins" in client.get("/verband/kv-eins/menschen/").text
    assert client.get("/verband/kv-eins/aemter/").status_code == 200
    house.speakers["eins"].mandates.update(ends_on=today() - timedelta(days=1))
    assert "Mitglied eins" not in client.get("/verband/kv-eins/menschen/").text
    assert client.get("/verband/kv-eins/aemter/").status_code == 403


def test_i_choose_who_sees_me(client, house):
    me = house.members["eins"]
    enter(client, me).post("/mein/name/", {"visible_to": "all"})
    me.refresh_from_db()
    assert me.visible_to == "all"
    data = {"kind": "mail", "value": "ich@example.invalid", "visible_to": "unit"}
    client.post("/mein/kontakte/", data)
    point = ContactPoint.objects.get()
    assert "ich@example.invalid" in client.get("/mein/?als=kreis").text
    assert "ich@example.invalid" not in client.get("/mein/?als=anderswo").text
    client.post(f"/mein/kontakte/{point.pk}/", data | {"visible_to": "me"})
    assert "ich@example.invalid" not in client.get("/mein/?als=kreis").text
    client.post(f"/mein/kontakte/{point.pk}/", {"delete": "1"})
    assert not ContactPoint.objects.exists()


def test_nobody_touches_what_is_mine(client, house):
    point = contact(house.members["eins"], "0170 1", "all")
    stranger = enter(client, house.members["zwei"])
    assert stranger.post(f"/mein/kontakte/{point.pk}/", {"delete": "1"}).status_code == 404
    mandate = Mandate.objects.get(person=house.speakers["eins"])
    assert stranger.post(f"/mein/aemter/{mandate.pk}/", {"shown_to": "all"}).status_code == 404


def test_i_choose_who_knows_my_office(client, house):
    mandate = house.speakers["eins"].mandates.get()
    enter(client, house.speakers["eins"]).post(f"/mein/aemter/{mandate.pk}/", {"shown_to": "all"})
    assert "Sprecherin eins" in enter(client, house.members["zwei"]).get("/verband/kv-eins/").text


def test_i_decide_what_somebody_proposes(client, house):
    both = human("Berta", house.units["eins"], house.units["zwei"])
    change = change_contact(
        actor=acting(house.speakers["eins"]), person=both, kind="mail", value="neu@x.invalid"
    )
    assert "neu@x.invalid" in enter(client, both).get("/mein/").text
    client.post(f"/mein/vorschlaege/{change.pk}/", {"decision": "accept"})
    assert both.contact_points.get().value == "neu@x.invalid"


def test_who_can_see_me_names_those_i_may_know(client, house):
    page = enter(client, house.members["eins"]).get("/mein/sichtbarkeit/")
    assert "Sprecherin eins" in page.text
    assert "Sprecherin zwei" not in page.text


def test_an_account_without_a_person_has_no_profile(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("x@example.invalid"))
    assert client.get("/mein/").status_code in {302, 404}


def test_numbers_under_five_are_not_said(client, house):
    page = enter(client, house.board_member).get("/verband/kv-eins/")
    assert "2 " not in page.text.split("<section", 1)[0].rsplit("<p>", 1)[-1]
    _round = convene_round(
        actor=acting(house.board_member),
        host=house.state_board,
        plan=Plan("Runde", "speaker", house.units["land"]),
    )
    assert client.get(f"/verband/runden/{_round.body.key}/").status_code == 200
