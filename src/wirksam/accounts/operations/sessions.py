"""Signing out, here and elsewhere."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from wirksam.accounts.models import User


def end_session(*, user: User, pk: int) -> bool:
    """End one session of this account; False if it has none with that number."""
    session = UserSession.objects.filter(user=user, pk=pk).first()
    if session is None:
        return False
    session.end()
    return True


def end_sessions(*, user: User, keep: str | None = None) -> int:
    """End all sessions of this account but the one whose key is ``keep``; how many ended."""
    ended = UserSession.objects.filter(user=user).exclude(session_key=keep or "")
    count = 0
    for session in ended:
        session.end()
        count += 1
    return count


def clear_expired(now: datetime) -> int:
    """Forget sessions that have run out, and what was noted about their devices; how many."""
    gone, _each = Session.objects.filter(expire_date__lt=now).delete()
    alive = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()
    return gone
