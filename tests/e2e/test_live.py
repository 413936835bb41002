"""Open pages hear of changes, and nobody hears longer than her right lasts; on a running server."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.listening import Listener, Visitor
from tests.e2e.server import inside

END_MANDATES = """
from datetime import timedelta
from wirksam.association.models import Mandate, Person
from wirksam.association.operations.offices import end_mandate
from wirksam.association.queries.actors import actor_for, in_force, today
she = Person.objects.get(user__email="kv@demo.invalid")
for mandate in Mandate.objects.filter(in_force(), person=she):
    yesterday = today() - timedelta(days=1)
    end_mandate(actor=actor_for(she), mandate=mandate, ends_on=yesterday, reason="Umzug")
"""
WRITE_POST = """
from wirksam.association.models import Round
from wirksam.association.operations.walls import write_post
from wirksam.association.models import Person
from wirksam.association.queries.actors import actor_for
she = Person.objects.get(user__email="kv@demo.invalid")
write_post(actor=actor_for(she), room=Round.objects.get(body__key=%r), text="Hallo")
"""
CLOSE_ACCOUNT = """
from wirksam.accounts.models import User
User.objects.get(email="kv@demo.invalid").delete()
"""
CHANGE_PROGRAMME = """
from django.db import transaction
from wirksam.foundation.pages import touch
with transaction.atomic():
    touch("programme:%s")
"""


@pytest.fixture
def data(own_base_url, tmp_path):
    return tmp_path / "data"


@pytest.fixture
def speaker(own_base_url):
    """The chapter speaker, signed in."""
    visitor = Visitor(own_base_url)
    visitor.send("/demo/anmelden/kv/", "/demo/")
    return visitor


@pytest.fixture
def room(speaker):
    """The address of a round of exchange in which she sits."""
    found = re.search(r"/verband/runden/[\w-]+/", speaker.ask("/verband/runden/"))
    assert found
    return found[0]


@pytest.fixture
def listening(speaker, room):
    one = Listener(speaker.ask(room))
    assert one.answer.status == 200
    events = one.events()
    assert one.scopes[0] in next(events)
    yield events
    one.connection.close()


def test_a_round_is_heard_until_the_mandate_behind_it_ends(listening, room, data, speaker):
    inside(data, WRITE_POST % room.split("/")[-2])
    assert "round:" in next(listening)
    inside(data, END_MANDATES)
    assert list(listening) == ["event: ende\ndata:"]
    assert "data-live-token" not in speaker.ask(room)


def test_a_stream_ends_with_its_session_and_its_token_opens_nothing(listening, speaker, room):
    page = speaker.ask(room)
    speaker.send("/abmelden/", "/abmelden/")
    assert list(listening) == ["event: ende\ndata:"]
    again = Listener(page)
    assert again.answer.status == 204
    again.connection.close()


def test_a_stream_ends_with_its_account(listening, data):
    inside(data, CLOSE_ACCOUNT)
    assert list(listening) == ["event: ende\ndata:"]


def test_an_open_page_offers_what_is_new_and_shows_it(page, data, axe):
    page.goto("/programm/")
    page.locator("main a[href^='/programm/']").first.click()
    page.wait_for_load_state()
    slug = urlsplit(page.url).path.split("/")[2]
    line = page.locator(".live")
    with page.expect_response(re.compile("/strom/")):
        expect(line).to_be_hidden()
    inside(data, CHANGE_PROGRAMME % slug)
    expect(line).to_be_visible()
    expect(page.locator("#ansage")).not_to_be_empty()
    axe(page)
    line.get_by_role("button").click()
    page.wait_for_load_state()
    expect(line).to_be_hidden()
