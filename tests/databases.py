"""Databases of the kind the tests run on: one migrated for the whole run, and copies of it.

Copies serve the tests themselves (tests/conftest.py) and commands in a process of their own.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from tests.architecture.house import ROOT

RUN = "import sys; from wirksam.cli import main; main(sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class House:
    """An installation of its own: a database and a data folder."""

    url: str
    data: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """``wirksam`` with these arguments."""
        return self.python(RUN, *arguments)

    def do(self, *arguments: str) -> str:
        """``wirksam`` with these arguments, which must succeed; what it said."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def tell(self, code: str, *arguments: str) -> str:
        """What ``code`` prints, with the apps loaded."""
        done = self.python(f"import django, sys; django.setup()\n{code}", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a process in this house."""
        bare = {name: value for name, value in os.environ.items() if name[:9] != "WIRKSAM_"}
        return bare | {
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
            "WIRKSAM_SECRET_KEY": "only-for-tests",
            "WIRKSAM_HTTPS": "0",
            "WIRKSAM_DATABASE_URL": self.url,
            "WIRKSAM_DATA_DIR": str(self.data),
        }

    def python(self, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=self.environment,
            cwd=self.data,
            capture_output=True,
            text=True,
            check=False,
        )


def migrated_house(shared: Path) -> House:
    """A house whose database is up to date; all processes that name ``shared`` get the same one.

    Nobody works in it: take copies.
    """
    data = shared / "migrated"
    house = House(_address(data, "house_migrated"), data)
    with (shared / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "migrated.done").exists():
            data.mkdir()
            if connection.vendor != "sqlite":
                _tell_server("CREATE DATABASE house_migrated")
            house.do("migrate")
            (shared / "migrated.done").touch()
    return house


@contextlib.contextmanager
def begin_with(house: House) -> Iterator[None]:
    """Let Django make its test database, within the block, as a copy of that of ``house``."""
    if connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["TEMPLATE"] = _name(house)
        yield
        return
    place = connection.creation._get_test_db_name()
    with contextlib.closing(sqlite3.connect(place, uri=True)) as memory:
        with contextlib.closing(sqlite3.connect(house.data / "wirksam.sqlite3")) as made:
            made.backup(memory)
        yield


@contextlib.contextmanager
def new_house(folder: Path, like: House | None = None) -> Iterator[House]:
    """A house with an empty database, or a copy of another one that nobody works in.

    The caller's test must be allowed to use the database.
    """
    data = folder / "data"
    if like is None:
        data.mkdir(parents=True)
    else:
        shutil.copytree(like.data, data)
    name = f"house_{secrets.token_hex(6)}"
    if connection.vendor == "sqlite":
        yield House(_address(data, name), data)
        return
    _tell_server(f"CREATE DATABASE {name}" + (f" TEMPLATE {_name(like)}" if like else ""))
    try:
        yield House(_address(data, name), data)
    finally:
        _tell_server(f"DROP DATABASE {name} WITH (FORCE)")


def _address(data: Path, name: str) -> str:
    """Where a house has its database: a file in ``data``, or ``name`` on the tests' server."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{data / 'wirksam.sqlite3'}"
    settings = connection.settings_dict
    host = settings["HOST"].replace("/", "%2F")
    return f"postgresql://{settings['USER']}@{host}/{name}"


def _name(house: House) -> str:
    return house.url.rpartition("/")[2]


def _tell_server(statement: str) -> None:
    """Run one statement on the tests' PostgreSQL, outside of any test's transaction."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
