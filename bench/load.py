"""A small load generator: many keep-alive connections, raw sockets, loopback only."""

from __future__ import annotations

import multiprocessing
import selectors
import socket
import time
from dataclasses import dataclass
from typing import NamedTuple, cast

HOST = "127.0.0.1"
PROCESSES = 2
CONNECTIONS = 8  # of each process
_LENGTH = b"content-length:"


class Answer(NamedTuple):
    """How a single request was answered; sizes in bytes as they came over the wire."""

    status: int
    head: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, again and again."""

    port: int
    path: str
    headers: tuple[tuple[str, str], ...] = (("Accept-Encoding", "gzip, br"),)

    def encoded(self) -> bytes:
        """The request as it goes over the wire."""
        lines = [f"GET {self.path} HTTP/1.1", f"Host: {HOST}:{self.port}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([*lines, "", ""]).encode()


def once(request: Request) -> Answer:
    """Ask once and return the whole answer."""
    with socket.create_connection((HOST, request.port), timeout=30) as connection:
        connection.sendall(request.encoded())
        data = b""
        while (size := _complete(data)) is None:
            chunk = connection.recv(1 << 16)
            if not chunk:
                raise ConnectionError("the server closed the connection")
            data += chunk
    head, _, body = data[:size].partition(b"\r\n\r\n")
    return Answer(int(head.split(b" ", 2)[1]), head, body)


def header(answer: Answer, name: str) -> str:
    """The value of a header, empty where there is none."""
    for line in answer.head.decode("latin-1").split("\r\n")[1:]:
        key, _, value = line.partition(":")
        if key.casefold() == name.casefold():
            return value.strip()
    return ""


def throughput(request: Request, *, seconds: float) -> float:
    """Answers a second, over all processes and connections."""
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        counts = pool.starmap(_drive, [(request, seconds)] * PROCESSES)
    return sum(counts) / seconds


def _drive(request: Request, seconds: float) -> int:
    """Keep CONNECTIONS busy for a time and count the complete answers."""
    payload = request.encoded()
    selector = selectors.DefaultSelector()
    for _ in range(CONNECTIONS):
        connection = socket.create_connection((HOST, request.port), timeout=30)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(connection, selectors.EVENT_READ, bytearray())
        connection.sendall(payload)
    done = 0
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        for key, _ in selector.select(timeout=0.5):
            connection, received = cast(socket.socket, key.fileobj), key.data
            chunk = connection.recv(1 << 18)
            if not chunk:
                raise ConnectionError("the server closed the connection")
            received += chunk
            size = _complete(received)
            if size is not None:
                del received[:size]
                done += 1
                connection.sendall(payload)
    for key in list(selector.get_map().values()):
        cast(socket.socket, key.fileobj).close()
    selector.close()
    return done


def _complete(data: bytes | bytearray) -> int | None:
    """The size of the first answer in ``data``, or None while it is incomplete."""
    end = data.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = bytes(data[:end]).lower()
    at = head.find(_LENGTH)
    length = 0 if at < 0 else int(head[at + len(_LENGTH) :].split(b"\r\n", 1)[0])
    size = end + 4 + length
    return size if len(data) >= size else None
