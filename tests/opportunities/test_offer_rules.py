"""Whether a task suits what somebody said about helping."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.opportunities.rules import Asks, Wishes, mentions, suits, words_of

SATURDAY_MORNING = datetime(2026, 11, 28, 10)  # noqa: DTZ001 (local, as a rule gets it)
WEEKDAY_EVENING = datetime(2026, 11, 25, 18, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("when", "begins", "fits"),
    [
        ("any", SATURDAY_MORNING, True),
        ("mornings", SATURDAY_MORNING, True),
        ("evenings", SATURDAY_MORNING, False),
        ("weekend", SATURDAY_MORNING, True),
        ("weekend", WEEKDAY_EVENING, False),
        ("evenings", WEEKDAY_EVENING, True),
        ("mornings", None, True),
    ],
)
def test_times(when, begins, fits):
    assert suits(Wishes(when=when), Asks(60, begins)) is fits


def test_everything_she_said_holds():
    free = Wishes()
    assert suits(free, Asks(600))
    assert not suits(free, Asks(60, warnings=frozenset({"heavy"})))
    assert suits(Wishes(accepts=frozenset({"heavy"})), Asks(60, warnings=frozenset({"heavy"})))
    assert not suits(Wishes(minutes=15), Asks(16))
    assert not suits(Wishes(online_only=True), Asks(15))
    assert suits(Wishes(online_only=True), Asks(15, online=True))


def test_words():
    assert words_of(" Natur ,, Menschen  ansprechen; x, Öl") == ["Natur", "Menschen ansprechen"]
    assert mentions("Zwei Stunden am Stand, mit Tee", "stand")
    assert not mentions("Mit Verstand", "stand")
    assert mentions("Leute ansprechen-und zuhören", "und Zuhören")


@given(st.text(max_size=200), st.text(max_size=40))
def test_nothing_typed_is_an_error(text, word):
    assert mentions(text, word) in {True, False}
    assert all(len(one) >= 3 for one in words_of(text))
