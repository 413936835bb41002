"""The merge desk with 200 amendments: what it weighs, how soon it answers while many watch."""

from __future__ import annotations

import http.client
import json
import random
import re
import sys
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from bench.demo_server import Demo, call
from bench.figure import Figure
from bench.load import HOST
from bench.weight import weigh

GROUP = "desk"
WATCHERS, DEEDS, PAUSE = 50, 120, 0.25
HEARD, JITTER = 0.2, 0.7
KB = 1000


def figures(demo: Demo) -> Iterator[Figure]:
    """Every figure about the desk."""
    told = json.loads(call([sys.executable, "-m", "bench.desk_inside"], demo.environment))
    address, keys = told["address"], told["amendments"]
    for weight in weigh(demo.url, [address]).values():
        size = weight.size / KB
        what = f"first view of a desk with {len(keys)} amendments"
        yield Figure(
            GROUP, what, f"{size:.0f} KB, {weight.requests} requests", "≤ 150 KB", size <= 150
        )
    presidium = Visitor(demo.port)
    presidium.enter("praesidium")
    page = presidium.ask(address)
    heavy = len(presidium.ask(address, packed=True)) / KB
    yield Figure(GROUP, "… the page itself for those who work there, packed", f"{heavy:.0f} KB")
    times = sorted(_deeds(demo, presidium, address, page, keys))
    worst = times[int(len(times) * 0.95)] * 1000
    value = f"{worst:.0f} ms (median {times[len(times) // 2] * 1000:.0f} ms)"
    what = f"a deed at the desk while {WATCHERS} watch, p95"
    yield Figure(GROUP, what, value, "≤ 200 ms", worst <= 200)


class Visitor:
    """Somebody with cookies and one connection."""

    def __init__(self, port: int) -> None:
        self.line = http.client.HTTPConnection(HOST, port, timeout=30)
        self.cookies: dict[str, str] = {}

    def ask(
        self, path: str, form: dict[str, str] | None = None, *, packed: bool = False, desk: str = ""
    ) -> bytes:
        """The answer's body as it came over the wire."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Accept-Encoding": "gzip" if packed else "identity"}
        headers |= {"X-Desk": desk} if desk else {}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request("POST" if form else "GET", path, urlencode(form or {}) or None, headers)
        answer = self.line.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.read()

    def enter(self, persona: str) -> None:
        """Sign in as one of the cast."""
        token = token_in(self.ask("/demo/"))
        self.ask(f"/demo/anmelden/{persona}/", {"csrfmiddlewaretoken": token})


def token_in(page: bytes) -> str:
    """The token of the page's forms."""
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if found is None:
        raise RuntimeError("the page has no form")
    return found[1].decode()


def _deeds(
    demo: Demo, presidium: Visitor, address: str, page: bytes, keys: list[int]
) -> list[float]:
    """Seconds of each deed; after each, every watcher asks what is new, as pages do."""
    token, revision = token_in(page), 1
    seen = dict.fromkeys(keys, 0)
    crowd = Crowd(demo.port, address)
    times = []
    choice = random.Random(5)  # noqa: S311 (the same deeds each time)
    for _ in range(DEEDS):
        key = choice.choice(keys)
        wanted = choice.choice(["taken", "left", "open"])
        form = {"csrfmiddlewaretoken": token, "do": f"{key}:{wanted}:{seen[key]}"}
        began = time.perf_counter()
        answer = presidium.ask(f"{address}entscheidung/", form, desk=str(revision))
        times.append(time.perf_counter() - began)
        found = re.search(rb'data-revision="(\d+)"', answer)
        if found is None or b"data-desk-refused" in answer:
            raise RuntimeError(answer[:300].decode(errors="replace"))
        if int(found[1]) > revision:
            revision = seen[key] = int(found[1])
            crowd.hear(revision)
        time.sleep(PAUSE)
    crowd.leave()
    return times


class Crowd:
    """Open pages of people who watch."""

    def __init__(self, port: int, address: str) -> None:
        self.revision, self.is_over = 1, False
        self.news = threading.Condition()
        self.people = [
            threading.Thread(target=self._watch, args=(port, address), daemon=True)
            for _ in range(WATCHERS)
        ]
        for one in self.people:
            one.start()

    def hear(self, revision: int) -> None:
        """Something changed."""
        with self.news:
            self.revision = revision
            self.news.notify_all()

    def leave(self) -> None:
        """All close their pages."""
        with self.news:
            self.is_over = True
            self.news.notify_all()
        for one in self.people:
            one.join(5)

    def _watch(self, port: int, address: str) -> None:
        visitor, mine = Visitor(port), 1
        while (now := self._after(mine)) is not None:
            time.sleep(HEARD + random.random() * JITTER)  # noqa: S311 (as pages wait)
            visitor.ask(f"{address}neues/?lesen=1&seit={mine}")
            mine = now

    def _after(self, mine: int) -> int | None:
        """The next revision; nothing when it is over."""
        with self.news:
            self.news.wait_for(lambda: self.is_over or self.revision > mine)
            return None if self.is_over else self.revision
