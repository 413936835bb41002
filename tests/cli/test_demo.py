"""The commands around the demonstration, as far as no server is needed."""

from __future__ import annotations

import socket
import stat

import click
import pytest
from click.testing import CliRunner

from tests.architecture.house import python
from wirksam.cli import main
from wirksam.cli.demo import has_display, reserve_port
from wirksam.cli.filling import COMPLETE, LOADING, MARK, claim
from wirksam.cli.serving import server_command


@pytest.fixture
def taken_port():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_wanted_port_must_be_free(taken_port):
    with pytest.raises(click.ClickException, match=f"Port {taken_port} is in use"):
        reserve_port(taken_port)


def test_without_a_wish_the_next_free_port_is_taken(taken_port, monkeypatch):
    monkeypatch.setattr("wirksam.cli.demo.PORTS", range(taken_port, taken_port + 50))
    port, reserved = reserve_port(None)
    reserved.close()
    assert port > taken_port


def test_two_that_start_at_once_take_two_ports(taken_port, monkeypatch):
    monkeypatch.setattr("wirksam.cli.demo.PORTS", range(taken_port, taken_port + 50))
    first, first_reserved = reserve_port(None)
    second, second_reserved = reserve_port(None)
    first_reserved.close()
    second_reserved.close()
    assert first != second


def test_new_folder_is_claimed(tmp_path):
    claim(tmp_path / "new" / "demo")
    assert (tmp_path / "new" / "demo" / MARK).read_text() == LOADING


def test_folder_with_other_data_is_refused(tmp_path):
    (tmp_path / "wirksam.sqlite3").touch()
    with pytest.raises(click.ClickException, match="holds other data"):
        claim(tmp_path)
    assert (tmp_path / "wirksam.sqlite3").exists()


def test_interrupted_demonstration_begins_anew(tmp_path):
    (tmp_path / MARK).write_text(LOADING)
    (tmp_path / "wirksam.sqlite3").touch()
    claim(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [MARK]


def test_complete_demonstration_is_left_alone(tmp_path):
    (tmp_path / MARK).write_text(COMPLETE)
    (tmp_path / "wirksam.sqlite3").touch()
    claim(tmp_path)
    assert (tmp_path / "wirksam.sqlite3").exists()


def test_settings_are_the_demonstrations_own(tmp_path):
    code = (
        "import os, pathlib, sys\n"
        "from wirksam.cli import filling\n"
        "filling._choose_settings(pathlib.Path(sys.argv[1]))\n"
        "print(sorted(name for name in os.environ if name.startswith('WIRKSAM_')))\n"
    )
    done = python(code, str(tmp_path), WIRKSAM_MAIL_HOST="mail.example")
    names = ["DATA_DIR", "DEMO", "HASHED_STATIC", "SECRET_KEY_FILE"]
    assert done.stdout.strip() == str([f"WIRKSAM_{name}" for name in names]), done.stderr
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_display_is_what_a_window_needs(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()


def test_server_stops_within_five_seconds():
    command = server_command(host="127.0.0.1", port=1, workers=2)
    assert command[command.index("--workers-kill-timeout") + 1] == "5"
    assert "--no-access-log" in command


def test_secret_is_long_and_new():
    first, second = (CliRunner().invoke(main, ["secret"]).output.strip() for _ in range(2))
    assert first != second
    assert min(len(first), len(second)) >= 50


def test_missing_key_is_said_plainly():
    done = python("from wirksam.cli import main; main(['check'])", WIRKSAM_SECRET_KEY="")
    assert done.returncode == 1
    assert "wirksam secret" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.program
def test_check_names_what_is_wrong(tmp_path):
    database = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    done = python("from wirksam.cli import main; main(['check'])", WIRKSAM_DATABASE_URL=database)
    assert done.returncode == 1
    assert "wirksam migrate" in done.stdout


@pytest.mark.program
def test_migrate_brings_a_database_up_to_date_once(tmp_path):
    database = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    code = "from wirksam.cli import main; main(['migrate'])"
    first = python(code, WIRKSAM_DATABASE_URL=database, WIRKSAM_DATA_DIR=str(tmp_path))
    assert first.returncode == 0, first.stderr
    assert "programme.0001_initial" in first.stdout
    again = python(code, WIRKSAM_DATABASE_URL=database, WIRKSAM_DATA_DIR=str(tmp_path))
    assert again.stdout.strip() == "The database is up to date."
