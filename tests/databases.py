"""New, empty databases of the kind the tests run on, for commands in a process of their own."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
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
    if connection.vendor == "sqlite":
        yield House(f"sqlite:///{data / 'wirksam.sqlite3'}", data)
        return
    name = f"house_{secrets.token_hex(6)}"
    template = f"TEMPLATE {like.url.rpartition('/')[2]}" if like else ""
    settings = connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} {template}")
    try:
        host = settings["HOST"].replace("/", "%2F")
        yield House(f"postgresql://{settings['USER']}@{host}/{name}", data)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
