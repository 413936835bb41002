"""Writing letters. They go out only if the caller's transaction does."""

from __future__ import annotations

import uuid
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone

from wirksam.foundation.mail.fitness import fit_address, fit_link, fit_subject, fit_text
from wirksam.foundation.mail.models import Letter


def post(  # noqa: PLR0913 (what stands on an envelope)
    *,
    key: str,
    to: str,
    subject: str,
    text: str,
    person_key: str = "",
    language: str = "de",
    not_before: datetime | None = None,
    unsubscribe: str = "",
    rather_twice: bool = False,
) -> bool:
    """Put one letter into the outbox, in the caller's transaction; false if ``key`` is there.

    ``key`` names the occasion, never the run, so that doing it again sends nothing again.
    ``person_key`` is whose letter it is, for her data and her deletion. ``unsubscribe`` is an
    address that takes a POST without a session (RFC 8058). ``rather_twice``: nothing else tells
    what the letter tells, so where it is uncertain whether it went out, it goes once more.
    Raises ``UnfitLetterError`` for an address or a subject that is none.
    """
    now = timezone.now()
    start = not_before or now
    _letter, made = Letter.objects.get_or_create(
        key=key,
        defaults={
            "person_key": person_key or None,
            "to": fit_address(to),
            "subject": fit_subject(subject),
            "text": fit_text(text),
            "language": language,
            "unsubscribe": fit_link(unsubscribe),
            "message_id": f"<{uuid.uuid4().hex}@{_host()}>",
            "rather_twice": rather_twice,
            "created_at": now,
            "not_before": start,
            "next_try_at": start,
        },
    )
    return made


def withdraw(*, key: str) -> bool:
    """Take back a letter that nobody has in hand yet; false if it is gone already."""
    waiting = Letter.objects.filter(
        key=key, claimed_by="", handing_over_at=None, sent_at=None, given_up_at=None
    )
    return bool(waiting.delete()[0])


def _host() -> str:
    """The domain that letters come from, for their numbers."""
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    host = address.rpartition("@")[2]
    return host if host.isascii() and host else "wirksam.invalid"
