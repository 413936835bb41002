"""``wirksam text commitments`` as scripts and people use it."""

import json

import pytest
from click.testing import CliRunner

from wirksam.cli.text_commitments import commitments

TEXT = """Arbeitsprogramm

Der Vorstand soll bis Ende 2026 ein Konzept erarbeiten.

Wir stehen für eine solidarische Gesellschaft.

Das Plenum der Weisen organisiert ein Seminar.
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "programm.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*arguments):
    return CliRunner().invoke(commitments, list(arguments))


def test_json_has_the_promised_form(file):
    done = run(file, "--json")
    assert done.exit_code == 0
    first = json.loads(done.stdout)["commitments"][0]
    assert first["quote"] == "Der Vorstand soll bis Ende 2026 ein Konzept erarbeiten"
    assert first["source_first_line"] == first["source_last_line"] == 3
    assert (first["body"], first["body_text"]) == ("landesvorstand", "Vorstand")
    assert (first["binding"], first["kind"]) == ("shall", "structure")
    assert first["deadline"]["text"] == "bis Ende 2026"
    assert first["deadline"]["norm"] == "2026"
    assert 0.5 <= first["confidence"] <= 1
    assert first["completion"] == "deliver"
    assert first["limits"] == ""
    assert first["reasons"]


def test_people_get_lines_body_and_quote(file):
    done = run(file)
    assert done.exit_code == 0
    assert "landesvorstand (Vorstand) | shall | structure | bis Ende 2026" in done.stdout
    assert "Wir stehen" not in done.stdout


def test_own_bodies_come_from_a_file(file, tmp_path):
    bodies = tmp_path / "bodies.json"
    rows = {"entries": [{"key": "weise", "words": ["Plenum der Weisen:n!"]}]}
    bodies.write_text(json.dumps(rows), encoding="utf-8")
    found = json.loads(run(file, "--json", "--bodies", str(bodies)).stdout)["commitments"]
    assert [c["body"] for c in found] == ["landesvorstand", "weise"]


@pytest.mark.parametrize("content", ["{", '{"entries": 1}', None])
def test_unreadable_bodies_end_with_two(file, tmp_path, content):
    bodies = tmp_path / "bodies.json"
    if content is not None:
        bodies.write_text(content, encoding="utf-8")
    done = run(file, "--bodies", str(bodies))
    assert done.exit_code == 2
    assert "cannot be read" in done.stderr
    assert not done.stdout


def test_an_unreadable_file_ends_with_two(tmp_path):
    done = run(str(tmp_path / "missing.txt"), "--json")
    assert done.exit_code == 2
    assert "missing.txt" in done.stderr
    assert not done.stdout


def test_a_terminal_gets_a_listing(capsys):
    from tests.engine.extract.casebook import proposals  # noqa: PLC0415
    from wirksam.cli.text_commitments_print import print_proposals  # noqa: PLC0415

    print_proposals(proposals("Der Vorstand soll prüfen, ob ein Umzug sinnvoll ist."))
    printed = capsys.readouterr().out
    assert "1 commitments proposed" in printed
    assert "landesvorstand" in printed
