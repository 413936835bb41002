"""Offers and rounds as a browser asks for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import host_body
from tests.factories.offers import offered, ran, runner, said_yes
from tests.factories.opportunities import engaged, opportunity, task
from tests.factories.people import acting, board, human, office, seat, tree
from wirksam.association.models import Person
from wirksam.opportunities.models import Engagement, Offer, OfferRound, SupportDecision
from wirksam.opportunities.queries.offering import prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return host_body()


@pytest.fixture
def mia(client, body):
    return sign_in(client, said_yes(body, "Mia"))


@pytest.fixture
def runa(client, body):
    who = runner(body)
    sign_in(client, Person.objects.get(pk=who.person_id))
    return who


def test_read_the_reason_and_say_yes(client, mia, body):
    one = task(body, flow="offered", title="Kleben")
    offer = offered(one, mia)
    page = client.get("/aufgaben/angebote/").text
    assert "Kleben" in page
    assert "in den letzten 8 Wochen" in page
    assert "Du bist gefragt" in client.get(f"/aufgaben/{one.pk}/").text
    told = client.post(f"/aufgaben/angebote/{offer.pk}/", {"antwort": "ja"})
    assert told["Location"] == f"/aufgaben/{one.pk}/"
    assert Engagement.objects.get().state == "going"


def test_rather_not(client, mia, body):
    offer = offered(task(body, flow="offered"), mia)
    told = client.post(f"/aufgaben/angebote/{offer.pk}/", {"antwort": "nein"})
    assert told["Location"] == "/aufgaben/angebote/"
    assert Offer.objects.get().state == "declined"
    assert not Engagement.objects.exists()


def test_offers_of_others_are_not_there(client, mia, body):
    offer = offered(task(body, title="Fremd"), said_yes(body))
    assert "Fremd" not in client.get("/aufgaben/angebote/").text
    assert client.post(f"/aufgaben/angebote/{offer.pk}/", {"antwort": "ja"}).status_code == 404


def test_what_is_gone_says_so(client, mia, body):
    full, off = opportunity(body, flow="offered"), task(body, flow="offered", state="cancelled")
    engaged(full, said_yes(body))
    for one in (full, off, task(body, flow="offered", visibility="body", title="Geheim")):
        offered(one, mia)
    page = client.get("/aufgaben/angebote/").text
    for told in ("alle Plätze vergeben", "Abgesagt.", "nicht mehr offen"):
        assert told in page
    assert "Geheim" not in page
    first = Offer.objects.get(opportunity=full)
    told = client.post(f"/aufgaben/angebote/{first.pk}/", {"antwort": "ja"}, follow=True)
    assert "Warteliste" in told.text
    assert not Engagement.objects.filter(person=mia).exists()


def test_nobody_who_has_not_said_yes_is_told_to_wait(client, body):
    sign_in(client, human("Ohne", body.unit))
    assert "/mein/helfen/" in client.get("/aufgaben/angebote/").text
    assert "/aufgaben/angebote/" in client.get("/aufgaben/").text


def test_from_the_desk_to_the_log(client, runa, body):
    said_yes(body, "Ada")
    one = task(body, flow="offered", title="Kleben", needed=2, places=3)
    desk = client.get("/aufgaben/runden/").text
    assert f"/aufgaben/runden/neu/?gremium={body.pk}" in desk
    assert "/aufgaben/runden/" in client.get("/aufgaben/").text
    page = client.get(f"/aufgaben/runden/neu/?gremium={body.pk}").text
    assert "Ada" not in page
    found = prepare(runa, body)
    sent = {"los": found.terms.lot, "stand": found.stamp}
    assert found.stamp in page
    done = client.post(f"/aufgaben/runden/neu/?gremium={body.pk}", sent)
    run = OfferRound.objects.get()
    assert done["Location"] == run.get_absolute_url()
    log = client.get(done["Location"]).text
    assert "Ada" not in log
    assert one.title in log
    assert "war niemand da" in log
    assert client.get("/aufgaben/runden/").status_code == 200


def test_an_old_preview_asks_nobody(client, runa, body):
    said_yes(body)
    task(body, flow="offered")
    told = client.post("/aufgaben/runden/neu/", {"los": "x" * 99, "stand": "\0"}, follow=True)
    assert "Es wurde niemand gefragt" in told.text
    assert not OfferRound.objects.exists()


@pytest.mark.parametrize("wrong", ["0", "x", "\N{SUPERSCRIPT TWO}", "9" * 5000])
def test_only_ones_own_bodies(client, runa, wrong):
    assert client.get("/aufgaben/runden/neu/", {"gremium": wrong}).status_code == 404


def test_rounds_of_others_are_not_there(client, runa, body):
    there = host_body("kv-zwei")
    said_yes(there)
    task(there, flow="offered", places=1)
    run = ran(runner(there), there)
    assert client.get(run.get_absolute_url()).status_code == 404


def test_enter_which_chapters_count_more(client):
    units = tree()
    ruth = human("Ruth", units["land"])
    seat(ruth, office(board(units["land"]), "assembly.run"))
    sign_in(client, ruth)
    address = "/aufgaben/runden/unterstuetzung/"
    assert address in client.get("/aufgaben/").text
    sent = {
        "source": "LMV, B-07",
        "decided_on": timezone.localdate().isoformat(),
        f"mal_{units['eins'].pk}": "4",
        f"mal_{units['zwei'].pk}": "2",
    }
    for wrong in ({"source": ""}, {f"mal_{units['eins'].pk}": "99"}, {"decided_on": "2999-01-01"}):
        assert client.post(address, sent | wrong).status_code == 422
    assert not SupportDecision.objects.exists()
    assert client.post(address, sent).status_code == 302
    assert SupportDecision.objects.get().weights == {str(units["eins"].pk): 4}
    assert "LMV, B-07" in client.get(address).text
    assert client.get(f"{address}?verband=kv-eins").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_offers_ask_a_fixed_number_of_questions(client, mia, body, rows, django_assert_num_queries):
    for at in range(rows):
        start = timezone.now() + timedelta(days=3 + at)
        one = opportunity(body, flow="offered", starts_at=start, ends_at=start + timedelta(hours=1))
        offered(one, mia)
    with django_assert_num_queries(OFFERS):
        assert client.get("/aufgaben/angebote/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_rounds_ask_a_fixed_number_of_questions(
    client, runa, body, rows, django_assert_num_queries
):
    for _ in range(rows):
        said_yes(body, topics="Natur")
        task(body, flow="offered", places=1)
        task(body, flow="offered", places=2, experienced=1)
        ran(runa, body)
        task(body, flow="offered", places=5, needed=5, topics="Natur")
    said_yes(body)
    run = OfferRound.objects.latest("pk")
    for address, number in (
        ("/aufgaben/runden/", DESK),
        ("/aufgaben/runden/neu/", PREVIEW),
        (run.get_absolute_url(), LOG),
    ):
        with django_assert_num_queries(number):
            assert client.get(address).status_code == 200
    assert acting(human("X", body.unit))


OFFERS = 12
DESK, PREVIEW, LOG = 11, 24, 8
