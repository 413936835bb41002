"""``wirksam text lines`` as people and scripts use it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from tests.engine.document import renderings
from wirksam.cli import COMMANDS, main
from wirksam.cli.text import COMMANDS as TEXT_COMMANDS
from wirksam.cli.text_print import print_lines
from wirksam.engine.document import read
from wirksam.engine.lines import document_lines


@pytest.fixture
def motion(tmp_path):
    path = tmp_path / "antrag.txt"
    path.write_bytes(renderings.txt_numbered())
    return path


def run(*arguments, **options):
    return CliRunner().invoke(main, ["text", "lines", *map(str, arguments)], **options)


def test_json(motion):
    result = run(motion, "--json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert data["meta"] == {
        "identifier": "A-3",
        "title": "Jahresprogramm 2027",
        "submitters": ["Vorstand", "Kreis Weser", "Ada Lind"],
        "resolved_on": "2026-03-14",
        "agenda_item": "7 Anträge",
    }
    assert [(line["text"], line["kind"]) for line in data["lines"]] == renderings.expected()
    assert data["lines"][0] == {
        "number": 1,
        "text": "Unser Verein im Wandel",
        "kind": "heading",
        "level": 3,
        "source_line": 9,
    }
    assert all(set(note) == {"line", "code", "message"} for note in data["notes"])


def test_a_readable_print(motion):
    result = run(motion)
    assert result.exit_code == 0
    assert result.stdout.startswith("A-3 Jahresprogramm 2027\nVorstand, Kreis Weser, Ada Lind\n")
    assert "\n 1  ### Unser Verein im Wandel\n\n 2  Wir stehen" in result.stdout
    assert "\x1b" not in result.stdout


def test_notes_are_printed_below(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(renderings.txt_numbered().decode().replace("\n4 ", "\n"), "utf-8")
    result = run(path)
    assert "Notes (1):\n  line 13 of the file: Line 4 had lost its number" in result.stdout


def test_a_print_for_the_terminal(motion, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "120")
    document = read(motion.read_bytes().replace(b"\n4 ", b"\n"))
    print_lines(document, document_lines(document))
    printed = capsys.readouterr().out
    assert " 2  Wir stehen vor einem Jahr" in printed
    assert "Line 4 had lost its number" in printed


def test_standard_input(motion):
    result = run("-", "--json", input=motion.read_bytes())
    assert len(json.loads(result.stdout)["lines"]) == len(renderings.expected())


def test_width_and_motion(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(renderings.markdown())
    lines = json.loads(run(path, "--json", "--width", "40").stdout)["lines"]
    assert [line["text"] for line in lines] == [text for text, _ in renderings.expected(40)]
    refused = run(path, "--motion", "3")
    assert refused.exit_code == 2
    assert "no-such-motion" in refused.stderr


def test_a_width_that_printed_numbers_do_not_follow_is_said(motion):
    notes = json.loads(run(motion, "--width", "60", "--json").stdout)["notes"]
    assert "width-ignored" in {note["code"] for note in notes}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 x", bytes(range(256))])
def test_unreadable(tmp_path, content):
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    result = run(path, "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert str(path) in result.stderr


def test_no_such_file(tmp_path):
    result = run(tmp_path / "nowhere.txt")
    assert result.exit_code == 2
    assert "nowhere.txt" in result.stderr


def test_help_names_only_commands_that_exist():
    result = CliRunner().invoke(main, ["--help"])
    assert "text" in result.stdout
    assert CliRunner().invoke(main, ["no-such"]).exit_code == 2
    assert set(COMMANDS) >= {"text"}
    assert set(TEXT_COMMANDS) >= {"lines"}


def test_reading_lines_loads_no_web_framework(motion):
    script = (
        "import sys\nfrom wirksam.cli import main\n"
        f"sys.argv = ['wirksam', 'text', 'lines', {str(motion)!r}, '--json']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in {'django', 'rich', 'pypdf'}],"
        " file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)  # noqa: PLW1510
    assert result.stderr.strip() == "[]"
