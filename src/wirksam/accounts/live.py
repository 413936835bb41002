"""Which sessions live, for open streams."""

from __future__ import annotations

from collections.abc import Collection

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from wirksam.foundation.live import know_sessions_with


def session_number(request: HttpRequest) -> int | None:
    """The number of the row that the list of sessions shows; it opens no door.

    A session that is not in the list (one click into the demonstration) is put there.
    """
    rows = UserSession.objects.filter(session_key=request.session.session_key)
    number: int | None = rows.values_list("pk", flat=True).first()
    if number is None and request.session.session_key:
        UserSession.objects.create_from_request(request)
        number = rows.values_list("pk", flat=True).first()
    return number


def living_sessions(numbers: Collection[int]) -> set[int]:
    """Those that were not ended, have not run out and belong to an open account; one query."""
    lasting = Session.objects.filter(expire_date__gt=timezone.now())
    rows = UserSession.objects.filter(
        pk__in=numbers, user__is_active=True, session_key__in=lasting.values("session_key")
    )
    return set(rows.values_list("pk", flat=True))


know_sessions_with(session_number, living_sessions)
