"""Handing one letter over, in steps fine enough to know what is certain when something breaks.

A mail server is responsible for a letter from the moment it has seen the line with the single dot
(RFC 5321, 4.2.5). Until we send that line, nothing was accepted, whatever happens to either side.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, cast

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import SafeMIMEText, sanitize_address

SECONDS = 20
"""How long a server may take for one answer."""

LAST_SECONDS = 120
"""How long it may look at a whole letter (RFC 5321, 4.5.3.2.6, would even wait for ten minutes)."""

_OK, _ACCEPTED_ELSEWHERE, _GO_ON, _CLOSING = 250, 251, 354, 421
_NO_ANSWER = -1
_PERMANENT = range(500, 600)
_DOT = re.compile(rb"^\.", re.MULTILINE)
Broken = (OSError, smtplib.SMTPException)
LastMoment = Callable[[], bool]


class ServerError(Exception):
    """The server takes nothing from anybody now; the letter is as it was."""


class LetterError(Exception):
    """The server did not take this letter; ``permanent`` if it never will."""

    def __init__(self, told: str, *, permanent: bool) -> None:
        super().__init__(told)
        self.permanent = permanent


class DoubtError(Exception):
    """The letter may have been taken: the answer did not come.

    ``cut``: the server hung up instead of answering. It is then bound to forget the letter.
    """

    def __init__(self, told: str, *, cut: bool) -> None:
        super().__init__(told)
        self.cut = cut


class OutpacedError(Exception):
    """Somebody else has this letter in hand; nothing was handed over."""


class Carrier(Protocol):
    """One connection, for several letters."""

    def carry(self, message: EmailMessage, last_moment: LastMoment) -> None:
        """Hand one over. ``last_moment`` is asked when only the last byte is missing."""


@contextmanager
def open_carrier() -> Iterator[Carrier]:
    """A connection to the mail server of the settings; ``ServerError`` if there is none."""
    backend = get_connection()
    if not isinstance(backend, EmailBackend):
        yield _PlainCarrier(backend)
        return
    backend.timeout = backend.timeout or SECONDS
    try:
        backend.open()
    except Broken as error:
        raise ServerError(_told(error)) from error
    try:
        yield _SmtpCarrier(backend.connection)
    finally:
        backend.fail_silently = True
        backend.close()


class _PlainCarrier:
    """For terminals, files and tests."""

    def __init__(self, backend: BaseEmailBackend) -> None:
        self._backend = backend

    def carry(self, message: EmailMessage, last_moment: LastMoment) -> None:
        if not last_moment():
            raise OutpacedError
        self._backend.send_messages([message])


class _SmtpCarrier:
    def __init__(self, smtp: Any) -> None:  # noqa: ANN401 (SMTP, with or without TLS)
        self._smtp = smtp

    def carry(self, message: EmailMessage, last_moment: LastMoment) -> None:
        written = cast("SafeMIMEText", message.message())
        content = _DOT.sub(b"..", written.as_bytes(linesep="\r\n"))
        try:
            self._announce(message.recipients()[0])
            self._smtp.send(content if content.endswith(b"\r\n") else content + b"\r\n")
        except Broken as error:
            raise ServerError(_told(error)) from error
        if not last_moment():
            self._smtp.close()
            raise OutpacedError
        try:
            self._smtp.sock.settimeout(LAST_SECONDS)
            self._smtp.send(b".\r\n")
            code, answer = self._smtp.getreply()
            self._smtp.sock.settimeout(self._smtp.timeout)
        except Broken as error:
            silent = isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)
            raise DoubtError(_told(error), cut=not silent) from error
        if code == _NO_ANSWER:
            raise DoubtError(_plain(answer)[:300], cut=False)
        self._judge(code, answer, _OK)

    def _announce(self, recipient: str) -> None:
        """Everything before the text: who writes, to whom, and whether the text may come."""
        self._smtp.ehlo_or_helo_if_needed()
        sender = sanitize_address(settings.DEFAULT_FROM_EMAIL, "utf-8")
        code, answer = self._smtp.mail(sender)
        if code != _OK:  # it refuses us, not the letter
            raise ServerError(f"{code} {_plain(answer)}"[:300])
        self._judge(*self._smtp.rcpt(recipient), _OK, _ACCEPTED_ELSEWHERE)
        self._smtp.putcmd("data")
        self._judge(*self._smtp.getreply(), _GO_ON)

    def _judge(self, code: int, answer: bytes, *good: int) -> None:
        if code in good:
            return
        told = f"{code} {_plain(answer)}"[:300]
        if code in {_CLOSING, _NO_ANSWER}:
            raise ServerError(told)
        try:
            self._smtp.rset()
        except Broken as error:
            raise ServerError(told) from error
        raise LetterError(told, permanent=code in _PERMANENT)


def _plain(answer: bytes) -> str:
    """What a server said, without addresses: they may be people's."""
    words = answer.decode("ascii", "replace").split()
    return " ".join("<…>" if "@" in word else word for word in words)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {_plain(str(error).encode())}"[:300]
