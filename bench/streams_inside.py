"""Listens to a running stream process and changes what it tells; prints what it measured."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import selectors
import socket
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import django

MANY = 1000
ROUNDS = 40
SCOPE = "programme:bench"


class Ears:
    """Open streams, all heard by one selector."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.selector = selectors.DefaultSelector()
        self.names: dict[socket.socket, str] = {}

    def open(self, scope: str, token: str = "", name: str = "") -> None:
        """Open one stream and wait for its first message."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        ask = f"/strom/?s={scope}" + (f"&t={token}" if token else "")
        line.sendall(f"GET {ask} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        heard = b""
        while b"data: " not in heard:
            heard += line.recv(4096)
        self.names[line] = name
        self.selector.register(line, selectors.EVENT_READ)

    def after(self, act: Callable[[], object], mark: bytes, wanted: int) -> list[float]:
        """Seconds from the end of ``act`` until each of ``wanted`` streams has heard ``mark``."""
        act()
        began = time.perf_counter()
        times: list[float] = []
        while len(times) < wanted and time.perf_counter() - began < 10:
            for key, _ in self.selector.select(timeout=1):
                line = cast(socket.socket, key.fileobj)
                if mark in line.recv(65536):
                    times.append(time.perf_counter() - began)
                    if mark == b"ende":
                        self.selector.unregister(line)
        return times

    def close(self) -> None:
        """Leave."""
        for line in self.names:
            line.close()


def main(port: int, process: int) -> dict[str, Any]:
    """Everything about streams."""
    from wirksam.foundation.pages import touch

    _allow_files(MANY + 200)
    found: dict[str, Any] = {}
    with contextlib.closing(Ears(port)) as ears:
        ears.open(SCOPE)
        found["one"] = _p95(ears.after(lambda: touch(SCOPE), b"data", 1) for _ in range(ROUNDS))
        before = _memory(process)
        for _ in range(MANY - 1):
            ears.open(SCOPE)
        found["bytes"] = (_memory(process) - before) / (MANY - 1)
        found["many"] = _p95(
            ears.after(lambda: touch(SCOPE), b"data", MANY) for _ in range(ROUNDS // 4)
        )
    with contextlib.closing(Ears(port)) as ears:
        found["ends"] = _ends(ears)
    return found


def _ends(ears: Ears) -> list[float]:
    """Seconds until a stream has ended after the mandate behind it was ended, one by one."""
    from datetime import timedelta

    from wirksam.association.models import Mandate
    from wirksam.association.operations.offices import end_mandate
    from wirksam.association.queries.actors import actor_for, in_force, today

    times: list[float] = []
    for mandate, scope, token in _listeners():
        ears.open(scope, token)
        mine = Mandate.objects.filter(in_force(), person=mandate.person_id)
        *others, last = mine
        yesterday, actor = today() - timedelta(days=1), actor_for(mandate.person)

        end = partial(end_mandate, actor=actor, ends_on=yesterday, reason="bench")
        for other in others:
            end(mandate=other)
        times += ears.after(partial(end, mandate=last), b"ende", 1)
    return times


def _listeners() -> Iterator[tuple[Any, str, str]]:
    """People who sit in a round of exchange, each with a session and its token."""
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.backends.db import SessionStore

    from wirksam.accounts.models import User
    from wirksam.association.models import Mandate, Round
    from wirksam.association.queries.actors import in_force
    from wirksam.foundation.live import tokens

    room = Round.objects.select_related("body").get(body__key="kreissprecherrunde")
    seats = Mandate.objects.filter(
        in_force(), office__function=room.function, acting_for=None
    ).select_related("person__user")
    for number, mandate in enumerate(seats[:20]):
        person = mandate.person
        if person.user is None:
            person.user = User.objects.create_user(f"bench-{number}@demo.invalid")
            person.save()
        store = SessionStore()
        store.create()
        session = UserSession.objects.create(
            user=person.user, session_key=store.session_key, ip="127.0.0.1", user_agent="bench"
        )
        scope = f"round:{room.body.key}"
        claim = tokens.Claim(person.user.pk, session.pk, False, frozenset({scope}))
        yield mandate, scope, tokens.sign(claim)


def _p95(runs: Iterator[list[float]]) -> float:
    times = sorted(time for run in runs for time in run)
    return times[int(len(times) * 0.95)]


def _memory(process: int) -> int:
    """Resident bytes of the server's processes (its main one has one child)."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return sum(_resident(one) for one in (process, *map(int, children.split())))


def _resident(process: int) -> int:
    pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _allow_files(number: int) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(number, 1024), hard), hard))


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
