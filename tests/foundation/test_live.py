"""The hub and its streams, without a database."""

from __future__ import annotations

import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.foundation.hearing import HER, HIM, MIDNIGHT, World, ask
from wirksam.foundation.live import hub, stream
from wirksam.foundation.live.hub import Hub
from wirksam.foundation.live.scopes import RIGHTS
from wirksam.foundation.live.stream import FAREWELL, Stream
from wirksam.foundation.live.tokens import Claim


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(hub, "SESSIONS_EVERY", 0)
    monkeypatch.setattr(hub, "BEAT_EVERY", 1e9)
    return World()


@pytest.fixture
def house(world):
    return Hub(world, ask, ask, _beaten=1e18)


def told(one: Stream) -> dict[str, str]:
    """What waits to be said, as the listener will read it."""
    chunk = asyncio.run(asyncio.wait_for(one.next(), 5))
    return json.loads(chunk.removeprefix(b"data: "))


def opened(house: Hub, *scopes: str, claim: Claim | None = None) -> Stream:
    one = Stream(frozenset(scopes), claim)
    assert asyncio.run(house.open(one))
    told(one)
    return one


def is_quiet(one: Stream) -> bool:
    return not one._wake.is_set()


# --- saying ----------------------------------------------------------------------------------


def test_the_first_message_carries_every_scope(house, world):
    world.touch("programme:2026")
    one = Stream(frozenset({"programme:2026", "programmes"}))
    asyncio.run(house.open(one))
    assert told(one) == {"programme:2026": "1", "programmes": "0"}


def test_no_number_is_told_twice():
    one = Stream(frozenset({"programmes"}))
    one.say({"programmes": 1})
    assert told(one) == {"programmes": "1"}
    one.say({"programmes": 1})
    assert is_quiet(one)
    one.say({"programmes": 2})
    assert told(one) == {"programmes": "2"}


def test_a_change_is_told_to_those_who_listen_to_it(house, world):
    here, there = opened(house, "programme:2026"), opened(house, "programme:2030")
    world.touch("programme:2026")
    asyncio.run(house.tick())
    assert told(here) == {"programme:2026": "1"}
    assert is_quiet(there)


def test_what_changes_while_a_stream_opens_is_told_once(house, world):
    async def slowly(function, *arguments):
        found = function(*arguments)
        world.touch("programmes")
        await house.tick()
        return found

    house.ask_at_door = slowly
    one = Stream(frozenset({"programmes"}))
    asyncio.run(house.open(one))
    assert told(one) == {"programmes": "1"}
    assert is_quiet(one)


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=30))
def test_the_latest_number_wins_however_slow_the_listener(touches):
    one = Stream(frozenset({"a", "b", "c"}))
    for number, scope in enumerate(touches):
        one.say({scope: number})
    last = {scope: str(number) for number, scope in enumerate(touches)}
    if touches:
        assert told(one) == last
    assert is_quiet(one)


def test_a_scope_nobody_hears_any_more_is_forgotten(house, world):
    one = opened(house, "programme:2026")
    house.close(one)
    world.touch("programme:2026")
    asyncio.run(house.tick())
    again = Stream(frozenset({"programme:2026"}))
    asyncio.run(house.open(again))
    assert told(again) == {"programme:2026": "1"}
    assert not house._claims
    assert not house._until


def test_a_sign_of_life_is_no_message():
    one = Stream(frozenset({"a"}))
    one.beat()
    assert asyncio.run(one.next()) == stream.BEAT


# --- rights ----------------------------------------------------------------------------------


def test_a_claim_that_does_not_hold_is_not_let_in(house, world):
    world.outside.add(HER)
    world.dead.add(HIM)
    for claim in (HER, HIM):
        assert not asyncio.run(house.open(Stream(claim.scopes, claim)))
    assert not house.streams
    assert not house._sessions


@pytest.mark.parametrize("reason", ["right", "session", "midnight"])
def test_a_guarded_stream_ends_with_its_ground_and_hears_nothing_after(house, world, reason):
    hers, his = (opened(house, "round:eins", claim=claim) for claim in (HER, HIM))
    world.touch("round:eins")
    if reason == "right":
        world.outside.add(HER)
        world.touch(RIGHTS)
    elif reason == "session":
        world.dead.add(HER)
    else:
        world.outside.add(HER)
        world.time = MIDNIGHT
    asyncio.run(house.tick())
    assert asyncio.run(hers.next()) == FAREWELL
    assert asyncio.run(hers.next()) == b""
    assert told(his) == {"round:eins": "1"}


def test_rights_are_not_asked_while_nothing_about_them_changed(house, world):
    opened(house, "round:eins", claim=HER)
    before = world.checks
    for _ in range(5):
        world.touch("round:eins")
        asyncio.run(house.tick())
    assert world.checks == before


def test_who_could_not_be_asked_in_time_is_closed_and_may_come_back(house, world):
    hers = opened(house, "round:eins", claim=HER)
    world.unasked.add(HER)
    world.touch(RIGHTS)
    asyncio.run(house.tick())
    assert asyncio.run(hers.next()) == b""


def test_open_streams_outlive_a_change_of_rights(house, world):
    guest = opened(house, "programme:2026")
    world.touch(RIGHTS)
    asyncio.run(house.tick())
    assert not guest.is_over


@pytest.mark.logs_errors
def test_a_database_that_fails_ends_guarded_streams_only(house, world, monkeypatch, caplog):
    hers, guest = opened(house, "round:eins", claim=HER), opened(house, "programme:2026")
    monkeypatch.setattr(hub, "TICK", 0)

    def fail(_):
        monkeypatch.setattr(world, "changed", lambda _: set())
        raise OSError("gone")

    monkeypatch.setattr(world, "changed", fail)

    async def run():
        running = asyncio.create_task(house.run())
        assert await asyncio.wait_for(hers.next(), 5) == b""
        running.cancel()

    asyncio.run(run())
    assert not guest.is_over
    assert "Could not look for changes" in caplog.text


# --- limits ----------------------------------------------------------------------------------


def test_a_session_holds_so_many_streams_and_no_more(house, monkeypatch):
    monkeypatch.setattr(hub, "MOST_PER_SESSION", 2)
    first = opened(house, "round:eins", claim=HER)
    assert house.has_room(HER)
    opened(house, "round:eins", claim=HER)
    assert not house.has_room(HER)
    assert house.has_room(HIM)
    house.close(first)
    house.close(first)
    assert house.has_room(HER)


def test_a_process_holds_so_many_streams_and_none_while_closing(house, monkeypatch):
    monkeypatch.setattr(hub, "MOST_STREAMS", 1)
    assert house.has_room(None)
    one = opened(house, "programme:2026")
    assert not house.has_room(None)
    house.close(one)
    house.end_all()
    assert not house.has_room(None)
