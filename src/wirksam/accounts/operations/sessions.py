"""Signing out, here and elsewhere."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

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
