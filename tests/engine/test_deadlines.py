"""Deadline wording and what it means, on the day after an adoption in November 2024."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.deadlines import find_deadlines

ADOPTED = date(2024, 11, 5)


@pytest.mark.parametrize(
    ("text", "wording", "norm", "kind", "on"),
    [
        ("im kommenden Jahr", "im kommenden Jahr", "2025", "year", "2025-12-31"),
        ("noch in diesem Jahr", "in diesem Jahr", "2024", "year", "2024-12-31"),
        ("bis zum 31. März 2026", "bis zum 31. März 2026", "2026-03-31", "date", "2026-03-31"),
        ("bis zum 31. März", "bis zum 31. März", "2025-03-31", "date", "2025-03-31"),
        ("am 1.5.26", "am 1.5.26", "2026-05-01", "date", "2026-05-01"),
        (
            "spätestens Ende Juni 2025",
            "spätestens Ende Juni 2025",
            "Juni 2025",
            "period",
            "2025-06-30",
        ),
        ("im Herbst", "im Herbst", "Herbst 2025", "period", "2025-11-30"),
        ("bis Ende 2026", "bis Ende 2026", "2026", "year", "2026-12-31"),
        ("zum Jahresende", "zum Jahresende", "Ende 2025", "year", "2025-12-31"),
        (
            "im ersten Halbjahr 2026",
            "im ersten Halbjahr 2026",
            "1. Halbjahr 2026",
            "period",
            "2026-06-30",
        ),
        ("im 3. Quartal 2025", "im 3. Quartal 2025", "3. Quartal 2025", "period", "2025-09-30"),
        (
            "Im ersten halben Jahr seiner Arbeit",
            "Im ersten halben Jahr seiner Arbeit",
            "1. Halbjahr der Amtszeit (2024-11/2025-05)",
            "period",
            "2025-05-31",
        ),
        ("In einem Jahr", "In einem Jahr", "November 2025", "relative", "2025-11-30"),
        ("binnen sechs Wochen", "binnen sechs Wochen", "2024-12-17", "relative", "2024-12-17"),
        (
            "auf der nächsten Landesmitgliederversammlung im Frühjahr 2025",
            "auf der nächsten Landesmitgliederversammlung im Frühjahr 2025",
            "LMV Frühjahr 2025",
            "event",
            None,
        ),
        ("zur Landtagswahl 2027", "zur Landtagswahl 2027", "Landtagswahl 2027", "event", None),
        ("bis zur Sommerpause", "bis zur Sommerpause", "Sommerpause", "event", None),
        (
            "bis zur Einsetzung der neuen Teams",
            "bis zur Einsetzung der neuen Teams",
            "Einsetzung der neuen Teams",
            "event",
            None,
        ),
    ],
)
def test_wording_is_kept_and_understood(text, wording, norm, kind, on):
    (found,) = find_deadlines(f"Der Vorstand handelt {text}, wie beschlossen.", ADOPTED)
    deadline = found.deadline
    assert (deadline.text, deadline.norm, deadline.kind) == (wording, norm, kind)
    assert deadline.on == (date.fromisoformat(on) if on else None)
    assert not deadline.inherited
    assert deadline.as_inherited().inherited


@pytest.mark.parametrize(
    "text",
    [
        "zweimal im Jahr",
        "in den vergangenen Jahren",
        "im letzten Jahr",
        "bei Bedarf",
        "künftig und langfristig",
        "auf jeder Mitgliederversammlung",
        "bis zu 30 Personen",
        "die Vorbereitung auf Landesmitgliederversammlungen",
        "das Arbeitsprogramm 2025",
        "seit 2019",
        "am 99.99.2025",
        "am 31. Februar",
    ],
)
def test_frequency_past_and_quantity_are_no_deadlines(text):
    assert find_deadlines(f"Wir sehen {text} viel.", ADOPTED) == []


def test_without_a_day_of_adoption_relative_wording_keeps_its_words():
    norms = [f.deadline.norm for f in find_deadlines("im kommenden Jahr, im Mai, in zwei Monaten")]
    assert norms == ["kommendes Jahr", "Mai", "2 Monaten"]
    assert all(f.deadline.on is None for f in find_deadlines("im kommenden Jahr, am 3. Mai"))


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_can_be_searched(text, today):
    for found in find_deadlines(text, today):
        assert text[found.start : found.end] == found.deadline.text


MIXED = "bis zum 31. März 2026 im ersten halben Jahr seiner in drei Monaten LMV"


@given(st.lists(st.sampled_from(MIXED.split())), st.dates())
def test_any_order_of_its_words_can_be_searched(words, today):
    find_deadlines(" ".join(words), today)
