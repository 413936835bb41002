"""What waits for whom: everything on one page, on the front page only what is quick."""

from __future__ import annotations

from datetime import date

import pytest

from wirksam.foundation.access import NOBODY, Actor
from wirksam.foundation.registry import Matter, matters, matters_of, quick_matters_of

SOMEBODY = Actor(key="k")
QUICK = Matter("Answer", "/a/", "question", minutes=5, due=date(2030, 1, 2))
SOONER = Matter("Look", "/s/", "eyes", minutes=15, due=date(2030, 1, 1))
OTHERS = (
    Matter("Write", "/w/", "edit", minutes=30),
    Matter("You asked", "/y/", "question", side="asked", minutes=1),
    Matter("Done", "/d/", "check", minutes=1, done=True),
    Matter("Come", "/c/", "going"),
)


@pytest.fixture
def asked(monkeypatch):
    """Two sources; whoever asks one is noted."""
    told = []
    monkeypatch.setattr(matters, "_sources", {})

    def waiting(_actor):
        told.append("waiting")
        return OTHERS

    def answering(_actor):
        told.append("answering")
        return (QUICK, SOONER, *OTHERS)

    matters.bring_matters(waiting, quick=False)
    matters.bring_matters(answering)
    return told


def test_everything_waits_in_the_order_of_its_days(asked):
    found = matters_of(SOMEBODY)
    assert found[:2] == [SOONER, QUICK]
    assert len(found) == 2 + 2 * len(OTHERS)
    assert all(one.done for one in found[-2:])


def test_the_front_page_asks_only_those_who_can_have_something_quick(asked):
    assert quick_matters_of(SOMEBODY) == [SOONER, QUICK]
    assert asked == ["answering"]


def test_nothing_waits_for_nobody(asked):
    assert matters_of(NOBODY) == quick_matters_of(NOBODY) == []
    assert asked == []
