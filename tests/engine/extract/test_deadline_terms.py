"""Feasts, terms of office, sittings and spans around an event, seen from November 2025."""

from datetime import date

import pytest

from wirksam.engine.deadline_terms import easter
from wirksam.engine.deadlines import find_deadlines

ADOPTED = date(2025, 11, 8)


@pytest.mark.parametrize(
    ("wording", "norm", "on"),
    [
        ("bis zur LMV Frühjahr 2026", "LMV Frühjahr 2026", None),
        ("bis Ostern", "Ostern 2026", date(2026, 4, 6)),
        ("vor Pfingsten 2027", "Pfingsten 2027", date(2027, 5, 17)),
        ("im Advent", "Advent 2025", date(2025, 12, 24)),
        ("im Wintersemester 2026/27", "Wintersemester 2026/27", date(2027, 3, 31)),
        ("im Schuljahr 2026/2027", "Schuljahr 2026/27", date(2027, 7, 31)),
        ("bis zum Ende der Amtszeit", "Ende der Amtszeit", None),
        ("im Laufe der Legislatur", "Legislatur", None),
        ("in der letzten Sitzung der Legislatur", "letzte Sitzung der Legislatur", None),
        ("drei Monate vor der Prüfung", "drei Monate vor der Prüfung", None),
        ("zehn Tage vorher", "zehn Tage vorher", None),
        ("vor jeder Wahl", "vor jeder Wahl", None),
        ("in der ersten Jahreshälfte 2026", "1. Halbjahr 2026", date(2026, 6, 30)),
        ("zum 1. Juli", "2026-07-01", date(2026, 7, 1)),
    ],
)
def test_wording_is_kept_and_understood(wording, norm, on):
    (found,) = find_deadlines(f"Der Vorstand handelt {wording}, wie beschlossen.", ADOPTED)
    assert (found.deadline.text, found.deadline.norm, found.deadline.on) == (wording, norm, on)


@pytest.mark.parametrize("text", ["seit dem 1. September 2020", "für den Haustürwahlkampf sorgen"])
def test_what_began_long_ago_or_is_work_itself_is_no_deadline(text):
    found = find_deadlines(f"Wir sehen {text} viel.", ADOPTED)
    assert not [f for f in found if f.deadline.on is not None]


@pytest.mark.parametrize(
    "day", [date(2000, 4, 23), date(2024, 3, 31), date(2025, 4, 20), date(2038, 4, 25)]
)
def test_easter_falls_where_the_calendar_says(day):
    assert easter(day.year) == day
