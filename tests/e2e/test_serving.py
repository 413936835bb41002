"""How `wirksam demo` starts, serves and stops; asked over HTTP, without a browser."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess

import pytest

from tests.e2e.listening import Listener, Visitor
from tests.e2e.server import WIRKSAM


@pytest.fixture
def ask(base_url):
    """Asks the running demonstration for a path; the answer with its body read."""

    def get(path, **headers):
        connection = http.client.HTTPConnection(base_url.removeprefix("http://"), timeout=30)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={"Accept-Encoding": "gzip, br", **names})
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    return get


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_starts_with_one_line_and_stops_without_a_word(filled, tmp_path, ending):
    data = shutil.copytree(filled, tmp_path / "data")
    process = subprocess.Popen(
        # Started under nohup, a process ignores being hung up unless told otherwise.
        ["env", "--default-signal=HUP", WIRKSAM, "demo", "--no-browser", "--data", data],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    with process:
        line = process.stdout.readline()
        reader = Visitor(re.search(r"(http://127[^/]+)/", line)[1])
        stream = Listener(reader.ask("/programm/2026/"))
        os.killpg(process.pid, ending)
        rest = process.stdout.read()
    assert len(list(stream.events())) == 1
    stream.connection.close()
    assert re.search(r"http://127\.0\.0\.1:8\d\d\d/ .* http://127\.0\.0\.1:8\d\d\d/demo/ ", line)
    assert (process.returncode, rest) == (0, "")


def test_interface_files_are_compressed_and_kept_for_a_year(ask):
    address = re.search(r'/static/[^"]+\.css', _plain(ask("/demo/", Accept_Encoding="")))[0]
    answer = ask(address)
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == "br"
    assert "immutable" in answer.headers["Cache-Control"]


def test_public_programme_is_answered_by_validator_and_sets_no_cookie(ask):
    listed = _plain(ask("/programm/", Accept_Encoding=""))
    address = re.search(r'href="(/programm/[\w-]+/)"', listed)[1]
    first = ask(address)
    again = ask(address, If_None_Match=first.headers["ETag"])
    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert "Set-Cookie" not in first.headers
    assert "public" in first.headers["Cache-Control"]


def _plain(answer):
    assert answer.headers["Content-Encoding"] is None
    return answer.body.decode()
