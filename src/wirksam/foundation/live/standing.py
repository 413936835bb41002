"""Does a claim still hold? Asked when a stream opens, twice a second, and when rights change.

Runs in the one thread of the stream process that talks to the database.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone

from wirksam.foundation.access.actor import NOBODY, Actor, actor_of
from wirksam.foundation.live.scopes import may_hear
from wirksam.foundation.live.tokens import Claim

Ends = Callable[[Actor, datetime], datetime | None]
_ends: list[Ends] = []
_number: Callable[[HttpRequest], int | None] | None = None
_alive: Callable[[Collection[int]], set[int]] | None = None


def know_sessions_with(
    number: Callable[[HttpRequest], int | None], alive: Callable[[Collection[int]], set[int]]
) -> None:
    """Let a higher floor number sessions and say which of them still live.

    ``alive`` must leave out sessions that ended or ran out and those of closed accounts.
    """
    global _number, _alive
    _number, _alive = number, alive


def know_ends_with(ends: Ends) -> None:
    """Let a higher floor say when the actor's rights end next, other than at midnight."""
    if ends not in _ends:
        _ends.append(ends)


def session_number(request: HttpRequest) -> int | None:
    """The number of the request's session."""
    return _number(request) if _number else None


def living(claims: Iterable[Claim]) -> set[Claim]:
    """The claims whose session still lives; one query."""
    asked = set(claims)
    if _alive is None or not asked:
        return set()
    alive = _alive({claim.session for claim in asked})
    return {claim for claim in asked if claim.session in alive}


def holding(claims: Iterable[Claim], *, seconds: float) -> dict[Claim, datetime | None]:
    """From when on each claim must be asked again; nothing for one that does not hold now.

    Those that could not be asked within ``seconds`` are missing.
    """
    deadline = time.monotonic() + seconds
    found: dict[Claim, datetime | None] = {}
    for claim in claims:
        if time.monotonic() > deadline:
            break
        actor = _actor(claim)
        holds = actor.is_known and may_hear(actor, claim.scopes)
        found[claim] = _next_end(actor) if holds else None
    return found


def _actor(claim: Claim) -> Actor:
    user = get_user_model()._default_manager.filter(pk=claim.user, is_active=True).first()
    actor = actor_of(user) if user is not None else NOBODY
    if claim.bare:
        return Actor(actor.key, actor.name, actor.person_id, homes=actor.homes)
    return actor


def _next_end(actor: Actor) -> datetime:
    now = timezone.localtime(timezone=timezone.get_default_timezone())
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    return min([midnight, *(end for ask in _ends if (end := ask(actor, now)) is not None)])
