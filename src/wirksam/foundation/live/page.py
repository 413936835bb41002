"""What a page must know to hear of changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.http import HttpRequest

from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live.scopes import is_open, may_hear
from wirksam.foundation.live.standing import session_number
from wirksam.foundation.live.tokens import Claim, sign
from wirksam.foundation.pages.versions import content_number


@dataclass(frozen=True, slots=True)
class Live:
    """Scopes to hear, the number they had before the page was made, and where to listen."""

    scopes: str
    number: int
    address: str
    token: str = ""


def live_scope(request: HttpRequest, scopes: Iterable[str]) -> Live | None:
    """For the component ``live``; nothing where no streams run or the actor may not hear them.

    Ask before reading what the page shows: a change in between is then told, not lost. Open scopes
    carry no token, so that the page can be kept for everyone. One query, with guarded scopes more.
    """
    wanted = sorted(set(scopes))
    if not settings.STREAM_URL:
        return None
    token = ""
    if not all(map(is_open, wanted)):
        token = _token(cast(ActorRequest, request), wanted)
        if not token:
            return None
    return Live(" ".join(wanted), content_number(wanted), settings.STREAM_URL, token)


def _token(request: ActorRequest, scopes: list[str]) -> str:
    actor = request.actor
    session = session_number(request) if actor.is_known else None
    if session is None or request.user.pk is None or not may_hear(actor, scopes):
        return ""
    bare = not (actor.grants or actor.seats)
    return sign(Claim(request.user.pk, session, bare, frozenset(scopes)))
