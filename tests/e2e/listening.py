"""Visitors without a browser, and the streams that their pages open."""

from __future__ import annotations

import contextlib
import http.client
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlencode, urlsplit

LIVE = re.compile(r'data-live="([^"]+)" data-live-number="(\d+)" data-live-address="([^"]+)"')
TOKEN = re.compile(r'data-live-token="([^"]+)"')


class Visitor:
    """Somebody who reads pages over HTTP and keeps her cookies."""

    def __init__(self, base_url: str) -> None:
        self.host = urlsplit(base_url).netloc
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, **form: str) -> str:
        """The page behind ``path``, after sending a form if one is given."""
        connection = http.client.HTTPConnection(self.host, timeout=30)
        with contextlib.closing(connection):
            headers = {
                "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            }
            if form:
                headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST" if form else "GET", path, urlencode(form) or None, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.read().decode()

    def send(self, path: str, page: str) -> None:
        """Send a form with the token that ``page`` holds."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask(page))
        assert found, page
        self.ask(path, csrfmiddlewaretoken=found[1])


class Listener:
    """An open stream, read event by event."""

    def __init__(self, page: str) -> None:
        found = LIVE.search(page)
        assert found, "the page does not listen"
        self.scopes = found[1].split()
        token = TOKEN.search(page)
        query = [("s", scope) for scope in self.scopes]
        query += [("t", unescape(token[1]))] if token else []
        where = urlsplit(found[3])
        self.connection = http.client.HTTPConnection(where.netloc, timeout=20)
        self.connection.request("GET", f"{where.path}?{urlencode(query)}")
        self.answer = self.connection.getresponse()

    def events(self) -> Iterator[str]:
        """One event after the other, without signs of life, until the server closes."""
        event = ""
        while line := self.answer.readline().decode():
            event += line
            if line == "\n":
                if "data:" in event:
                    yield event.strip()
                event = ""
