"""The ground all tests stand on: settings, the database of choice, no network, no logged errors."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import hypothesis
import pytest
from django.conf import settings

from tools.postgres import temporary_postgres

TESTS = Path(__file__).parent
WITHOUT_DJANGO = {"engine", "tools"}
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "django_db_reset_sequences"}
KEPT_VARIABLES = {"WIRKSAM_CHROMIUM"}

hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("wirksam").addoption(
        "--database",
        choices=["sqlite", "postgresql"],
        default="sqlite",
        help="where database tests run; postgresql runs only those",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "logs_errors: may log at ERROR or above, and asserts what it logs"
    )
    config.option.allow_hosts = "127.0.0.1,::1,localhost"
    config.option.allow_unix_socket = True
    if _needs_django(config):
        _set_environment(config)


def _needs_django(config: pytest.Config) -> bool:
    """Whether any named folder holds tests of the Django floors."""
    for argument in config.args:
        path = Path(argument.partition("::")[0]).absolute()
        parts = path.relative_to(TESTS).parts if path.is_relative_to(TESTS) else ()
        if not parts or parts[0] not in WITHOUT_DJANGO:
            return True
    return False


def _set_environment(config: pytest.Config) -> None:
    """Choose settings by variables, as a server would, before Django reads them."""
    is_worker = hasattr(config, "workerinput")
    kept = KEPT_VARIABLES | ({"WIRKSAM_DATABASE_URL"} if is_worker else set())
    for name in set(os.environ) - kept:
        if name.startswith("WIRKSAM_"):
            del os.environ[name]
    data = Path(tempfile.mkdtemp(prefix="wirksam-test-"))
    (data / "static").mkdir()
    config.add_cleanup(lambda: shutil.rmtree(data, ignore_errors=True))
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
        "WIRKSAM_DATA_DIR": str(data),
        "WIRKSAM_SECRET_KEY": "only-for-tests",
        "WIRKSAM_HTTPS": "0",
    }
    if config.getoption("--database") == "postgresql" and not is_worker:
        stack = contextlib.ExitStack()
        config.add_cleanup(stack.close)
        os.environ["WIRKSAM_DATABASE_URL"] = stack.enter_context(temporary_postgres())
    django.setup()
    # Every client of a test loads the middleware, which would put the bundles together each time.
    settings.WHITENOISE_USE_FINDERS = False


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "e2e" in item.path.relative_to(TESTS).parts[:1]:
            item.add_marker("e2e")
    if config.getoption("--database") == "postgresql":
        chosen = [item for item in items if _uses_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen


def _uses_database(item: pytest.Item) -> bool:
    """Guards of the house are walked once: each app's own tests ask both databases."""
    if item.path.relative_to(TESTS).parts[0] == "architecture":
        return False
    if item.get_closest_marker("django_db"):
        return True
    return bool(DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def migrated(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, django_db_blocker: Any
) -> Any:
    """The house (tests/databases.py) whose up-to-date database every other is copied from."""
    from tests.databases import migrated_house  # noqa: PLC0415 (needs settings)

    base = tmp_path_factory.getbasetemp()
    with django_db_blocker.unblock():
        return migrated_house(base if worker_id == "master" else base.parent)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, migrated: Any
) -> Iterator[None]:
    """Migrating takes ten times as long as all else that Django does to make a test database."""
    from tests.databases import begin_with  # noqa: PLC0415 (needs settings)

    with begin_with(migrated):
        yield


@pytest.fixture(autouse=True)
def _no_logged_errors(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test in which an error was logged, unless it is marked ``logs_errors``."""
    yield
    if request.node.get_closest_marker("logs_errors"):
        return
    logged = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.ERROR
    ]
    assert not logged, "logged as an error:\n" + "\n".join(logged)
