"""The application around the hub: what it answers, and when it lets go."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.foundation.hearing import HER, World, ask
from wirksam.foundation.live import asgi, hub, tokens
from wirksam.foundation.live.hub import Hub
from wirksam.foundation.live.scopes import is_scope
from wirksam.foundation.live.tokens import Claim


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(hub, "BEAT_EVERY", 1e9)
    return World()


@pytest.fixture
def streams(world):
    return asgi.Streams(Hub(world, ask, ask, _beaten=1e18))


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


def test_other_addresses_do_not_exist(streams):
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
