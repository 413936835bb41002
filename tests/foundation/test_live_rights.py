"""Who may hear what, and until when; asked of a database."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.people import acting, board, human, office, seat, tree
from tests.factories.programme import confirmed, version
from wirksam.accounts.operations.sessions import end_sessions
from wirksam.association.models import Unit
from wirksam.association.operations.offices import end_mandate
from wirksam.association.operations.walls import (
    Plan,
    break_glass,
    close_glass,
    convene_round,
    write_post,
)
from wirksam.association.queries.actors import today
from wirksam.foundation.access import NOBODY
from wirksam.foundation.live import live_scope, standing, tokens
from wirksam.foundation.live.ears import Listening
from wirksam.foundation.live.world import Database
from wirksam.foundation.pages import touch
from wirksam.foundation.pages.versions import content_number

pytestmark = pytest.mark.django_db


class House:
    """A round of two speakers, convened by the state board."""

    def __init__(self) -> None:
        units = tree()
        self.host_body = board(units["land"])
        self.host = human("Lara", units["zwei"])
        rights = ("room.host", "office.grant/below", "emergency.use")
        self.host_seat = seat(self.host, office(self.host_body, *rights))
        self.unit = units["eins"]
        self.speaker = human("Sprecherin", self.unit)
        self.seat = seat(self.speaker, office(board(self.unit), function="speaker"))
        plan = Plan("Runde", "speaker", units["land"], "Austausch")
        self.round = convene_round(actor=acting(self.host), host=self.host_body, plan=plan)
        self.scope = f"round:{self.round.body.key}"


@pytest.fixture
def house(settings):
    settings.STREAM_URL = "/strom/"
    return House()


def asked(someone, client, *scopes):
    """What a page made for ``someone`` would know."""
    request = RequestFactory().get("/")
    request.session = client.session
    request.user = someone.user
    request.actor = acting(someone)
    return live_scope(request, scopes)


@pytest.fixture
def claim(house, client):
    sign_in(client, house.speaker)
    live = asked(house.speaker, client, house.scope)
    return tokens.read(live.token)


def holds(claim) -> bool:
    return standing.holding([claim], seconds=60)[claim] is not None


# --- the page --------------------------------------------------------------------------------


def test_an_open_scope_needs_no_token_and_no_session(house):
    touch("programme:2026")
    request = RequestFactory().get("/")
    request.actor = NOBODY
    live = live_scope(request, ["programme:2026"])
    assert (live.token, live.number) == ("", content_number(["programme:2026"]))


def test_who_does_not_sit_in_a_round_gets_no_token(house, client):
    sign_in(client, house.host)
    assert asked(house.host, client, house.scope) is None
    assert asked(house.host, client, "round:gibtsnicht") is None


def test_where_no_streams_run_pages_ask_nothing(house, client, settings, django_assert_num_queries):
    settings.STREAM_URL = ""
    with django_assert_num_queries(0):
        assert asked_cheaply(house) is None


def asked_cheaply(house):
    return live_scope(RequestFactory().get("/"), [house.scope])


def test_a_kept_page_carries_scope_and_number_and_nobodys_token(client, settings):
    settings.STREAM_URL = "/strom/"
    row = confirmed(version(published=True))
    touch("programme:2026")
    number = content_number(["programme:2026"])
    for address in ("/programm/2026/", f"/zusagen/{row.code}/"):
        page = client.get(address).content.decode()
        assert f'data-live="programme:2026" data-live-number="{number}"' in page
        assert "data-live-token" not in page


def test_the_page_of_a_round_carries_a_token_for_those_in_it(house, client):
    sign_in(client, house.speaker)
    page = client.get(f"/verband/runden/{house.round.body.key}/").content.decode()
    assert f'data-live="{house.scope}"' in page
    assert "data-live-token" in page


def test_a_post_changes_the_number_of_its_round_only(house):
    before = content_number([house.scope])
    write_post(actor=acting(house.speaker), room=house.round, text="Guten Tag")
    assert content_number([house.scope]) > before
    assert content_number(["programme:2026"]) == 0


# --- sessions --------------------------------------------------------------------------------


def test_a_token_names_no_session_key_and_no_person(house, client, claim):
    token = tokens.sign(claim)
    assert client.session.session_key not in token
    assert str(house.speaker.key) not in token


def test_a_session_lives_until_it_is_ended(house, claim):
    assert standing.living([claim]) == {claim}
    end_sessions(user=house.speaker.user)
    assert standing.living([claim]) == set()


def test_a_session_that_is_logged_out_is_dead(client, claim):
    client.logout()
    assert standing.living([claim]) == set()


def test_a_session_that_ran_out_is_dead(claim):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert standing.living([claim]) == set()


def test_a_closed_account_hears_nothing(house, claim):
    user = house.speaker.user
    user.is_active = False
    user.save()
    assert standing.living([claim]) == set()
    assert not holds(claim)


def test_a_deleted_account_hears_nothing(house, claim):
    house.speaker.user.delete()
    assert standing.living([claim]) == set()
    assert not holds(claim)


def test_all_sessions_are_asked_in_one_query(claim, django_assert_num_queries):
    others = {tokens.Claim(1, number, False, claim.scopes) for number in range(1000, 1100)}
    with django_assert_num_queries(1):
        assert standing.living({claim, *others}) == {claim}


# --- rights ----------------------------------------------------------------------------------


def test_a_mandate_that_ends_ends_the_right_and_says_so(house, claim):
    assert holds(claim)
    before = content_number(["association"])
    yesterday = today() - timedelta(days=1)
    end_mandate(actor=acting(house.host), mandate=house.seat, ends_on=yesterday, reason="Rücktritt")
    assert not holds(claim)
    assert content_number(["association"]) > before


def test_a_unit_that_ends_ends_the_right(house, claim):
    Unit.objects.filter(pk=house.unit.pk).update(ends_on=today() - timedelta(days=1))
    assert not holds(claim)


def test_without_the_second_factor_an_office_opens_nothing(house, client, claim):
    bare = tokens.Claim(claim.user, claim.session, True, claim.scopes)
    assert not holds(bare)


def test_rights_are_asked_again_at_midnight_of_the_association(claim):
    end = standing.holding([claim], seconds=60)[claim]
    local = timezone.localtime(end, timezone.get_default_timezone())
    assert (local.hour, local.minute, local.second) == (0, 0, 0)
    assert timezone.now() < end <= timezone.now() + timedelta(hours=25)


def test_rights_are_asked_again_when_an_emergency_ends(house, client):
    glass = office(board(house.host_body.unit), emergency=True, function="speaker")
    taken = break_glass(
        actor=acting(house.host), office=glass, reason="Der Server wurde angegriffen"
    )
    sign_in(client, house.host)
    claim = tokens.read(asked(house.host, client, house.scope).token)
    midnight = datetime.combine(
        today() + timedelta(days=1), datetime.min.time(), timezone.get_default_timezone()
    )
    assert standing.holding([claim], seconds=60)[claim] == min(taken.expires_at, midnight)
    before = content_number(["association"])
    close_glass(actor=acting(house.host), mandate=taken)
    assert content_number(["association"]) > before
    assert not holds(claim)


def test_who_cannot_be_asked_in_time_is_missing(claim):
    assert standing.holding([claim], seconds=-1) == {}


# --- changes ---------------------------------------------------------------------------------


def test_the_world_reads_numbers_of_many_scopes():
    touch("programme:2026")
    scopes = {"programme:2026", *(f"programme:{number}" for number in range(3000, 4200))}
    numbers = Database().numbers(scopes)
    assert len(numbers) == len(scopes)
    assert {scope for scope, number in numbers.items() if number} == {"programme:2026"}


@pytest.mark.django_db(transaction=True)
def test_postgresql_tells_what_was_touched():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is looked at; see the browser tests")
    ears = Listening()

    def touch_elsewhere() -> None:
        touch("programme:2026", "programmes")
        connection.close()

    async def heard() -> set[str]:
        listening = asyncio.create_task(ears.listen())
        try:
            async with asyncio.timeout(20):
                while not ears._said:
                    await asyncio.to_thread(touch_elsewhere)
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
        assert ears.heard({"association"}) == {"association"}  # it may have missed something
        ears._said = {"programme:2026"}
        return set(ears.heard({"programme:2026", "association"}))

    assert asyncio.run(heard()) == {"programme:2026"}
