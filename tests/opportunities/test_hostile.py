"""Small numbers, stale tabs and odd addresses: nothing leaks, nobody is told what is not so."""

from __future__ import annotations

import hashlib

import pytest

from tests.factories.accounts import sign_in
from tests.factories.activities import host_body
from tests.factories.offers import offered, ran, runner, said_yes
from tests.factories.opportunities import engaged, opportunity
from tests.factories.people import acting, board, human, office, seat, tree
from wirksam.association.models import today
from wirksam.opportunities.matters import own_offers
from wirksam.opportunities.models import Offer, Opportunity, SupportDecision
from wirksam.opportunities.operations.rounds import decide_support
from wirksam.opportunities.queries.offering import prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return host_body()


def test_nobody_can_guess_from_a_stamp_who_was_asked(body):
    """Boards know the keys of their members; with few asked they could try all of them."""
    ada, by = said_yes(body, "Ada"), runner(body)
    one = opportunity(body, flow="offered", needed=1)
    found = prepare(by, body)
    (offer,) = found.round.offers
    gaps = [(gap.task, gap.missing) for gap in found.round.gaps]
    guess = repr(([(str(ada.key), str(one.pk), offer.place)], gaps)).encode()
    stamp = ran(by, body).log["stamp"]
    assert stamp != hashlib.blake2b(guess, digest_size=8).hexdigest()
    assert found.stamp == stamp


def test_whoever_waits_is_not_told_that_she_is_in(client, body):
    """Joined in one tab, and a yes in another that was open since before."""
    ada = said_yes(body, "Ada")
    one = opportunity(body, flow="offered")
    offer = offered(one, ada)
    engaged(one, ada, state="waiting")
    sign_in(client, ada)
    page = client.post(f"/aufgaben/angebote/{offer.pk}/", {"antwort": "ja"}, follow=True)
    told = [str(one) for one in page.context["messages"]]
    assert told
    assert "Warteliste" in told[0]


@pytest.mark.parametrize(
    "address", ["/aufgaben/{}/quittung/", "/aufgaben/{}/", "/aufgaben/runden/{}/"]
)
def test_numbers_without_end_are_not_there(client, body, address):
    ada = human("Ada", body.unit)
    seat(ada, office(body, "offer.run/unit"))
    sign_in(client, ada)
    for number in ("9" * 30, "9" * 5000):
        assert client.get(address.format(number)).status_code == 404


def test_addresses_that_can_be_none_are_not_there(client):
    units = tree()
    ruth = human("Ruth", units["land"])
    seat(ruth, office(board(units["land"], "presidium"), "assembly.run"))
    sign_in(client, ruth)
    assert client.get("/aufgaben/runden/unterstuetzung/?verband=land").status_code == 200
    assert client.get("/aufgaben/runden/unterstuetzung/?verband=%00").status_code == 404


def test_a_decision_that_is_sent_twice_is_entered_once():
    """Decisions are never taken back, so a double click must not make two."""
    units = tree()
    ruth = human("Ruth", units["land"])
    seat(ruth, office(board(units["land"], "presidium"), "assembly.run"))
    told = {"actor": acting(ruth), "unit": units["land"], "decided_on": today(), "source": "B-07"}
    first = decide_support(halves={units["eins"].pk: 4}, **told)
    assert decide_support(halves={units["eins"].pk: 4, units["zwei"].pk: 2}, **told) == first
    other = decide_support(halves={units["eins"].pk: 3}, **told)
    assert decide_support(halves={units["eins"].pk: 4}, **told) not in {first, other}
    assert SupportDecision.objects.count() == 3


def test_of_few_people_no_reason_is_kept(body):
    """With one person asked, an example would say what she has done and what she likes."""
    by = runner(body)
    for number in range(1, 6):
        said_yes(body, f"Frag {number}", per_week=7)
        opportunity(body, flow="offered", needed=number, places=number, title=f"Kleben {number}")
        run = ran(by, body)
        assert bool(run.log["examples"]) == (run.asked >= 5)
        Offer.objects.all().delete()


@pytest.mark.parametrize("changes", [{"visibility": "body"}, {"state": "cancelled"}])
def test_what_can_no_longer_be_taken_is_no_matter_of_hers(body, changes):
    """Neither its name nor where it is, once it is hidden from her; and nothing to answer."""
    ada = said_yes(body, "Ada")
    one = opportunity(body, flow="offered", title="Klausur")
    offered(one, ada)
    assert "Klausur" in str(list(own_offers(acting(ada))))
    Opportunity.objects.filter(pk=one.pk).update(**changes)
    assert not list(own_offers(acting(ada)))
