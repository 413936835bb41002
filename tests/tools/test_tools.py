"""The other house tools: PostgreSQL, Chromium, the sum of the suite."""

from __future__ import annotations

import dj_database_url
import psycopg
import pytest

from tools import browser, suite
from tools.postgres import temporary_postgres

REPORT = '<testsuites><testsuite tests="7" failures="1" errors="1" skipped="2"/></testsuites>'


def test_postgres_lives_as_long_as_its_block():
    with temporary_postgres() as url:
        place = dj_database_url.parse(url)
        options = {"host": place["HOST"], "user": place["USER"], "dbname": place["NAME"]}
        with psycopg.connect(**options) as connection:
            (version,) = connection.execute("SHOW server_version_num").fetchone()
        assert int(version) >= 150000
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(**options)


def test_chromium_named_by_variable_is_taken(monkeypatch, tmp_path):
    program = tmp_path / "my-chromium"
    program.touch(mode=0o755)
    monkeypatch.setenv("WIRKSAM_CHROMIUM", str(program))
    assert browser.find() == program


def test_chromium_that_cannot_run_is_refused(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("WIRKSAM_CHROMIUM", str(tmp_path / "nothing"))
    monkeypatch.setattr("sys.argv", ["browser"])
    assert browser.main() == 1
    assert "cannot be run" in capsys.readouterr().err


def test_suite_counts_what_pytest_reports(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")
    outcome = suite.counted("sqlite", 1, report, 2.5)
    assert (outcome.passed, outcome.failed, outcome.skipped) == (3, 2, 2)


def test_suite_without_a_report_has_failed(tmp_path):
    outcome = suite.counted("sqlite", 0, tmp_path / "none.xml", 0)
    assert (outcome.code, outcome.failed) == (1, 1)
