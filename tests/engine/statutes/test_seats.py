from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.statutes import Rule, SeatGroup, SeatRule, check_seats

HALF = SeatRule(Rule("half", "Mindestens die Hälfte der Plätze.", "§ 2"), Fraction(1, 2))


def codes(*groups: SeatGroup) -> list[str]:
    return [one.code for one in check_seats(HALF, groups)]


def test_groups_are_judged_together():
    board, members = SeatGroup("Vorstand", 3, 1), SeatGroup("Basis", 4, 3)
    assert codes(board, members) == ["seats-enough"]
    assert codes(board) == ["seats-too-few"]


def test_an_odd_number_rounds_in_favour_of_reserved_seats():
    assert codes(SeatGroup("Team", 5, 2)) == ["seats-too-few"]
    assert codes(SeatGroup("Team", 5, 3)) == ["seats-enough"]


def test_empty_reserved_seats_stay_empty():
    team = SeatGroup("Team", 4, 2, filled=3, filled_reserved=1)
    assert codes(team) == ["seats-enough", "reserved-seats-empty"]
    crowded = SeatGroup("Team", 4, 2, filled=4, filled_reserved=1)
    assert "open-seats-overfilled" in codes(crowded)


def test_until_they_are_opened():
    team = SeatGroup("Team", 4, 2, filled=4, filled_reserved=1, opened=1)
    assert codes(team) == ["seats-enough"]


def test_too_many_people():
    assert "seats-too-many-filled" in codes(SeatGroup("Team", 2, 1, filled=3, filled_reserved=2))


@pytest.mark.parametrize("wrong", [(2, 3, 0, 0, 0), (2, 1, 0, 0, 2), (2, 1, 1, 2, 0)])
def test_impossible_groups_are_refused(wrong):
    with pytest.raises(ValueError, match="Team"):
        SeatGroup("Team", *wrong)


@given(st.integers(1, 12), st.data())
def test_whoever_holds_reserved_seats_never_overfills_the_open_ones(seats, data):
    reserved = data.draw(st.integers(0, seats))
    filled = data.draw(st.integers(0, seats))
    found = codes(SeatGroup("Team", seats, reserved, filled, filled))
    assert "open-seats-overfilled" not in found
