"""The hub, its streams and the application around them, without a database."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.foundation.live import asgi, hub, stream, tokens
from wirksam.foundation.live.hub import Hub
from wirksam.foundation.live.scopes import RIGHTS, is_scope
from wirksam.foundation.live.stream import FAREWELL, Stream
from wirksam.foundation.live.tokens import Claim

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MIDNIGHT = NOON + timedelta(hours=10)
HER = Claim(1, 11, False, frozenset({"round:eins"}))
HIM = Claim(2, 22, False, frozenset({"round:eins"}))


class World:
    """A small world whose facts a test changes."""

    def __init__(self) -> None:
        self.state: dict[str, int] = {}
        self.touched: set[str] = set()
        self.dead: set[Claim] = set()
        self.outside: set[Claim] = set()
        self.unasked: set[Claim] = set()
        self.time = NOON
        self.checks = 0

    def touch(self, scope: str) -> None:
        self.state[scope] = self.state.get(scope, 0) + 1
        self.touched.add(scope)

    def changed(self, watched):
        found, self.touched = self.touched & set(watched), set()
        return found

    def numbers(self, scopes):
        return {scope: self.state.get(scope, 0) for scope in scopes}

    def living(self, claims):
        return set(claims) - self.dead

    def holding(self, claims):
        self.checks += 1
        asked = set(claims) - self.unasked
        return {one: None if one in self.outside else MIDNIGHT for one in asked}

    def now(self):
        return self.time


async def ask(function, *arguments):
    await asyncio.sleep(0)
    return function(*arguments)


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


def test_a_change_is_told_to_those_who_listen_to_it(house, world):
    here, there = opened(house, "programme:2026"), opened(house, "programme:2030")
    world.touch("programme:2026")
    asyncio.run(house.tick())
    assert told(here) == {"programme:2026": "1"}
    assert is_quiet(there)


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


# --- the application -------------------------------------------------------------------------


class Wire:
    """A connection: what was sent, and when the listener leaves."""

    def __init__(self) -> None:
        self.sent: list[dict] = []
        self.left = asyncio.Event()
        self.arrived = asyncio.Event()
        self.is_stuck = False

    async def receive(self):
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        if self.is_stuck:
            await asyncio.Event().wait()
        self.sent.append(message)
        self.arrived.set()

    @property
    def status(self) -> int:
        return self.sent[0]["status"]

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.sent)

    async def until(self, part: bytes) -> None:
        while part not in self.body:
            self.arrived.clear()
            await asyncio.wait_for(self.arrived.wait(), 5)


def request(query: str, path: str = "/strom/", method: str = "GET") -> dict:
    return {"type": "http", "path": path, "method": method, "query_string": query.encode()}


@pytest.fixture
def streams(house):
    return asgi.Streams(house)


def answered(streams, scope) -> Wire:
    async def run():
        wire = Wire()
        await asyncio.wait_for(streams(scope, wire.receive, wire.send), 5)
        return wire

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("s=", 400),
        ("s=nobody:knows", 400),
        ("s=programme:2026&s=Programme", 400),
        ("s=programme:" + "x" * 200, 400),
        ("s=programme:%F0%9F%92%A9", 400),
        ("&".join(f"s=programme:{n}" for n in range(9)), 400),
        ("&".join(["s=programmes"] * 50), 400),
        ("s=round:eins", 204),
        ("s=round:eins&t=forged", 204),
    ],
)
def test_odd_addresses_get_a_short_answer(streams, query, status):
    assert answered(streams, request(query)).status == status
    assert not streams.hub.streams


def test_other_addresses_and_methods_do_not_exist(streams):
    assert answered(streams, request("", path="/")).status == 404
    assert answered(streams, request("s=programmes", method="POST")).status == 404
    assert answered(streams, request("", path="/healthz")).status == 200


def test_a_token_opens_only_the_scopes_in_it(streams):
    token = tokens.sign(Claim(1, 11, False, frozenset({"round:eins"})))
    assert answered(streams, request(f"s=round:zwei&t={token}")).status == 204
    assert asgi.asked_for(f"s=round:eins&s=programmes&t={token}".encode()).claim == HER


def test_a_token_grows_old(monkeypatch):
    token = tokens.sign(HER)
    assert tokens.read(token) == HER
    assert tokens.read(token + "x") is None
    monkeypatch.setattr(tokens, "SECONDS", -1)
    assert tokens.read(token) is None


def test_a_full_house_says_so(streams, monkeypatch):
    monkeypatch.setattr(hub, "MOST_STREAMS", 0)
    assert answered(streams, request("s=programmes")).status == 503


def test_a_listener_hears_and_leaves(streams, world):
    async def run():
        wire = Wire()
        serving = asyncio.create_task(streams(request("s=programmes"), wire.receive, wire.send))
        await wire.until(b'"programmes": "0"')
        world.touch("programmes")
        await streams.hub.tick()
        await wire.until(b'"programmes": "1"')
        wire.left.set()
        await asyncio.wait_for(serving, 5)
        return wire

    wire = asyncio.run(run())
    headers = dict(wire.sent[0]["headers"])
    assert wire.status == 200
    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"cache-control"] == b"no-store"
    assert b"set-cookie" not in headers
    assert not streams.hub.streams


def test_a_listener_who_takes_nothing_is_dropped(streams, world, monkeypatch):
    monkeypatch.setattr(asgi, "SLOW_SECONDS", 0.01)

    async def run():
        wire = Wire()
        serving = asyncio.create_task(streams(request("s=programmes"), wire.receive, wire.send))
        await wire.until(b"programmes")
        wire.is_stuck = True
        world.touch("programmes")
        await streams.hub.tick()
        await asyncio.wait_for(serving, 5)

    asyncio.run(run())
    assert not streams.hub.streams


def test_a_stop_closes_every_stream_properly(streams):
    async def run():
        wire = Wire()
        serving = asyncio.create_task(streams(request("s=programmes"), wire.receive, wire.send))
        await wire.until(b"programmes")
        streams.hub.end_all()
        await asyncio.wait_for(serving, 5)
        return wire

    assert asyncio.run(run()).sent[-1] == {
        "type": "http.response.body",
        "body": b"",
        "more_body": False,
    }


@given(st.from_regex(r"[^a-z].*|[a-z]+:.*[^\w-].*", fullmatch=True))
def test_only_words_known_here_are_scopes(text):
    assert not is_scope(text)
    assert is_scope("programme:2026")
    assert not is_scope("actor:anna")
