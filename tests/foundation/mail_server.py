"""A mail server of one's own on 127.0.0.1 that speaks SMTP and can misbehave in chosen places."""

from __future__ import annotations

import contextlib
import email
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


@dataclass
class Post:
    """What the server got, and how it behaves. Answers are taken one by one; empty: all is well."""

    port: int = 0
    taken: list[Message] = field(default_factory=list)
    conversations: int = 0
    to_rcpt: list[str] = field(default_factory=list)
    to_mail: list[str] = field(default_factory=list)
    to_data: list[str] = field(default_factory=list)
    cut_in_text: int = 0
    cut_before_answer: int = 0
    wait_before_answer: threading.Event | None = None
    has_text: threading.Event = field(default_factory=threading.Event)

    @property
    def numbers(self) -> list[str]:
        """The Message-IDs of what was taken, in order."""
        return [message["Message-ID"] for message in self.taken]

    async def handle_EHLO(self, _server, session, _envelope, hostname, responses):  # noqa: N802
        session.host_name = hostname
        self.conversations += 1
        return responses

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self.to_mail:
            return self.to_mail.pop(0)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self.to_rcpt and (answer := self.to_rcpt.pop(0)) != "250":
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802
        self.has_text.set()
        if self.to_data and (answer := self.to_data.pop(0)) != "250":
            return answer
        self.taken.append(email.message_from_bytes(envelope.content, policy=default))
        if self.wait_before_answer is not None:
            await server.loop.run_in_executor(None, self.wait_before_answer.wait, 20)
        if self.cut_before_answer:
            self.cut_before_answer -= 1
            server.transport.close()
        return "250 OK"


class _Cutting(SMTP):
    """Hangs up in the midst of a text."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        post: Any = self.event_handler
        if not post.cut_in_text:
            await super().smtp_DATA(arg)
            return
        post.cut_in_text -= 1
        await self.push("354 go on")
        await self._reader.readline()
        self.transport.close()


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Cutting(self.handler, enable_SMTPUTF8=False)

    def _trigger_server(self) -> None:
        self.port = self.handler.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextlib.contextmanager
def mail_server(post: Post | None = None) -> Iterator[Post]:
    """A running server; it stops with the block."""
    handler = post or Post()
    controller = _Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()


def use(settings: Any, port: int) -> None:
    """Send by that server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = False
