"""Reading in a process of its own, and the way out of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from tests.engine.exchange.test_antragsgruen import SHOWN, amendment, motion
from tests.engine.exchange.texts import bundles
from wirksam.engine.exchange import Bundle, ExchangeError, read
from wirksam.engine.exchange.codec import from_plain, to_plain
from wirksam.engine.exchange.sandbox import read_in_sandbox

FILE = json.dumps([motion(), amendment(SHOWN)]).encode()


@settings(max_examples=30, deadline=None)
@given(bundles())
def test_a_bundle_comes_back_from_json(bundle: Bundle) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(bundle)))) == bundle


def test_it_reads_as_without_a_sandbox() -> None:
    assert read_in_sandbox(FILE) == read(FILE)


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (b"nein", {}, "not-json"),
        (FILE, {"seconds": 0.01}, "too-slow"),
        (b" " * 30_000_001, {}, "too-long"),
    ],
)
def test_refusals_come_through(data: bytes, limits: dict[str, float], code: str) -> None:
    with pytest.raises(ExchangeError) as error:
        read_in_sandbox(data, **limits)  # type: ignore[arg-type]  # seconds only
    assert error.value.code == code


def test_too_much_memory_is_told() -> None:
    with pytest.raises(ExchangeError) as error:
        read_in_sandbox(b"[" + b"[0],\n" * 5_000_000 + b"0]", memory_mb=200)
    assert error.value.code in {"too-much-memory", "reader-failed"}
