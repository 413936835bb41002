"""The letters of the demonstration: those that wait, and those that became files in its folder.

Only letters to invented addresses are shown (RFC 2606): whoever types a real one by mistake does
not show it to the next visitor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

from wirksam.foundation.mail.models import Letter

MOST = 30
_BETWEEN = re.compile(rb"^-{79}\r?\n(?=Content-Type:|\Z)", re.MULTILINE)
"""Django writes this line behind each letter; inside of one, anybody may have drawn it."""
_INVENTED = re.compile(r"[^@\s]+@(?:[^@\s]+\.)?(?:example\.(?:com|net|org)|example|invalid|test)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Read:
    """One letter as it is read. ``parts``: its text, each part with the address it is, or none."""

    to: str
    subject: str
    text: str
    at: datetime

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The text cut at addresses; of these only the part behind the host, as a link."""
        found, end = [], 0
        for one in _ADDRESS.finditer(self.text):
            path = re.sub(r"^https?:/+[^/]*", "", one[0])
            found += [(self.text[end : one.start()], ""), (one[0], f"/{path.lstrip('/')}")]
            end = one.end()
        return [*found, (self.text[end:], "")]


def letters() -> list[Read]:
    """The newest letters first, at most thirty."""
    found = [one for one in (*_waiting(), *_filed()) if _INVENTED.fullmatch(one.to.lower())]
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]


def _waiting() -> Iterator[Read]:
    for one in Letter.objects.exclude(text="").order_by("-pk")[: 3 * MOST]:
        yield Read(one.to, one.subject, one.text, one.created_at)


def _filed() -> Iterator[Read]:
    folder = Path(settings.DATA_DIR) / "letters"
    files = sorted(folder.glob("*.log"), key=lambda one: one.stat().st_mtime, reverse=True)
    for file in files[: 3 * MOST]:
        for told in _BETWEEN.split(file.read_bytes()):
            message = message_from_bytes(told, policy=policy.default)
            if message["Date"]:
                yield _read(message)


def _read(message: EmailMessage) -> Read:
    body = message.get_body(("plain",))
    return Read(
        str(message["To"] or ""),
        str(message["Subject"] or ""),
        str(body.get_content()).strip() if body else "",
        parsedate_to_datetime(str(message["Date"])).replace(tzinfo=UTC),
    )
