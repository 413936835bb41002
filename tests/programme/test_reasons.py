from __future__ import annotations

from wirksam.programme.queries.reasons import explained


def test_each_decision_is_explained_once():
    rows = [
        'A7-task: must by "aufgabe"',
        "A1: D1: owner of the task",
        'A2: action verb "einbinden"',
        'A3: internal: "teams"',
        "E1: a deadline is named",
        'C: must by "aufgabe"',
        'F-support: verb "einbinden"',
        "D1: owner of the task",
    ]
    sentences = explained(rows)
    assert len(sentences) == 5
    assert any("aufgabe" in sentence for sentence in sentences)
    assert sum("einbinden" in sentence for sentence in sentences) == 2


def test_unknown_rows_are_left_out():
    assert explained(["nothing we know", "Z9: new"]) == []
