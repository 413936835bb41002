"""``wirksam text merge`` and ``wirksam text diff`` as people and scripts use them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from wirksam.cli import main

BASE = [
    {"tag": "h2", "text": "Unser Plan"},
    {"tag": "p", "text": "Der Vorstand legt im Frühjahr einen Plan vor.\nEr stellt ihn allen vor."},
]


def run(*arguments, **options):
    return CliRunner().invoke(main, ["text", *map(str, arguments)], **options)


@pytest.fixture
def workload(tmp_path):
    def write(told):
        path = tmp_path / "workload.json"
        path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
        return path

    return write


def amended(old, new, key=1):
    return {"id": key, "para": 1, "new": BASE[1]["text"].replace(old, new)}


def told(*amendments, **more):
    return {"lineLength": 80, "base": BASE, "amendments": list(amendments)} | more


def test_json(workload):
    file = workload(told(amended("Plan", "Bericht", 7), amended("Plan", "Entwurf", 8)))
    result = run("merge", file, "--json", "--timing")
    data = json.loads(result.stdout)
    assert data["lines"] == 3
    assert data["amendments"][0] == {
        "id": 7,
        "first_line": 2,
        "last_line": 2,
        "deleted": ["Plan"],
        "inserted": ["Bericht"],
    }
    assert data["collisions"] == [[7, 8, "overlap"]]
    assert data["merged"] == BASE
    assert [line.split("\t")[0] for line in result.stderr.splitlines()] == [
        "read",
        "lines",
        "diff",
        "merge",
    ]


def test_merged_text(workload):
    file = workload(told(amended("Plan", "Bericht"), amended("allen", "den Kreisen", 2)))
    data = json.loads(run("merge", file, "--json").stdout)
    assert data["merged"][1]["text"] == (
        "Der Vorstand legt im Frühjahr einen Bericht vor.\nEr stellt ihn den Kreisen vor."
    )


def test_plain(workload):
    file = workload(told(amended("Plan", "Bericht", "Ä1"), amended("", "", "Ä2")))
    assert run("merge", file).stdout.splitlines() == [
        "Ä1: line 2",
        "    - Plan",
        "    + Bericht",
        "Ä2: changes nothing",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not readable JSON"),
        ("[]", "an object with base and amendments"),
        ("[" * 100_000, "not readable JSON"),
        ({"base": 3, "amendments": []}, "base must be a list"),
        ({"base": [{}], "amendments": []}, "Paragraph 0 has no text"),
        (told({"id": 1, "para": 9, "new": "x"}), "Amendment 1: there is no paragraph 9"),
        (told({"id": 1, "para": 1}), "Amendment 1: new must be a text"),
        (told({"id": [], "para": 1, "new": ""}), "id must be a number or a text"),
        (told(amended("Plan", "A"), amended("Plan", "B")), "Two amendments have the same id"),
        (told(lineLength=3), "from 10 to 1000"),
    ],
)
def test_what_does_not_fit_is_said_plainly(workload, content, message):
    result = run("merge", workload(content))
    assert result.exit_code == 1
    assert message in result.stderr


def test_diff(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Wir fangen an.\n\nDer Vorstand legt einen Plan vor.\n", encoding="utf-8")
    new.write_text("Wir fangen an.\n\nDer Vorstand legt zwei Pläne vor.\n", encoding="utf-8")
    shown = run("diff", old, new).stdout
    assert "@@ edited 2 → 2" in shown
    assert "[-einen Plan-]{+zwei Pläne+}" in shown
    data = json.loads(run("diff", old, new, "--json").stdout)
    assert [one["kind"] for one in data["changes"]] == ["same", "edited"]
