"""However many motions, amendments and remarks, the same number of queries; little on the wire."""

from __future__ import annotations

import gzip

import pytest
from django.urls import reverse

from tests.factories.motions import make_amendment, make_motion, mover, presidium
from wirksam.association.models import Person
from wirksam.engine.amend import Paragraph
from wirksam.motions.operations.procedures import Advice, publish, recommend
from wirksam.motions.operations.speaking import comment

pytestmark = pytest.mark.django_db

GUEST = {"/antraege/": 8, "/antraege/?nur=offen": 11, "motion": 19, "amendment": 20}
MEMBER = {"/antraege/": 15, "motion": 28, "amendment": 26, "amend": 8}
CHAIR = {"/antraege/eingang/": 10}
WIRE = 100_000


def fill(rows):
    motion = make_motion(identifier="A1")
    for at in range(rows + 1):
        one = make_amendment(motion, {2: f"Bis zum {at}. Mai kommt ein Bericht."})
        advice = Advice("adopt", explanation="Gut.")
        recommend(actor=presidium(), submission=one, advice=advice)
        if at % 2 == 0:
            publish(actor=presidium(), submissions=[one])
        comment(actor=mover(), submission=motion, text=f"Warum {at}?", lines=(2, 3))
        make_motion(identifier=f"B{at}")
        make_amendment(motion, {1: f"Wort {at}."}, published=False)
    first = motion.amendments.filter(state="published").first()
    return {
        "motion": motion.get_absolute_url(),
        "amendment": first.get_absolute_url(),
        "amend": reverse("amend", args=[motion.slug]),
    }


def signed_in(client, actor):
    client.force_login(Person.objects.get(pk=actor.person_id).user)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("page", "queries"), GUEST.items())
def test_a_guest(client, django_assert_num_queries, rows, page, queries):
    named = fill(rows)
    with django_assert_num_queries(queries):
        assert client.get(named.get(page, page)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("page", "queries"), MEMBER.items())
def test_a_member(client, django_assert_num_queries, rows, page, queries):
    named = fill(rows)
    signed_in(client, mover("Anton"))
    with django_assert_num_queries(queries):
        assert client.get(named.get(page, page)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("page", "queries"), CHAIR.items())
def test_the_presidium(client, django_assert_num_queries, rows, page, queries):
    fill(rows)
    signed_in(client, presidium())
    with django_assert_num_queries(queries):
        assert client.get(page).status_code == 200


def test_a_kept_page_costs_one_query(client, django_assert_num_queries):
    address = fill(1)["motion"]
    client.get(address)
    with django_assert_num_queries(1):
        assert client.get(address).status_code == 200


def test_a_long_text_with_many_amendments_is_light(client):
    sentence = "Der Verband setzt sich im Jahr {at} für Bäume, Busse und Bänke ein. "
    text = [Paragraph("paragraph", 0, sentence.format(at=at) * 6) for at in range(55)]
    motion = make_motion(text=text)
    for at in range(60):
        words = f"Neue Worte {at} an dieser Stelle, und das ist gut so."
        make_amendment(motion, {at % 55: text[at % 55].text + words})
    page = client.get(motion.get_absolute_url())
    assert len(gzip.compress(page.content)) < WIRE
