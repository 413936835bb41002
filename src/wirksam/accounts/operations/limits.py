"""Counts attempts per account, in the database, so that all server processes count together.

Nothing is ever counted per network address: at an assembly, a whole hall has the same one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from wirksam.accounts.models import Attempt

_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``amount`` attempts within any ``within``."""

    name: str
    amount: int
    within: timedelta


WRONG_CODES = Limit("wrong-code", 20, timedelta(hours=1))
CODE_REQUESTS = Limit("code-request", 6, timedelta(minutes=15))
SECOND_FACTORS = Limit("second-factor", 10, timedelta(hours=1))
SAME_CODE = Limit("same-code", 1, timedelta(minutes=5))
INVITATIONS = Limit("invitation", 5, timedelta(days=1))
STRANGER_MAILS = Limit("stranger-mail", 200, timedelta(hours=1))


def take(limit: Limit, subject: str) -> bool:
    """Count one attempt of ``subject``; False, and nothing counted, where none is left.

    The attempt is written before it is judged: of many at once no more pass than are allowed.
    """
    if not is_open(limit, subject):
        return False
    now = timezone.now()
    Attempt.objects.filter(at__lt=now - _KEPT).delete()
    own = Attempt.objects.create(limit=limit.name, key=_key(subject), at=now)
    if _counted(limit, subject) > limit.amount:
        own.delete()
        return False
    return True


def is_open(limit: Limit, subject: str) -> bool:
    """One more attempt would be allowed."""
    return _counted(limit, subject) < limit.amount


def forget(limit: Limit, subject: str) -> None:
    """Begin anew, after success."""
    Attempt.objects.filter(limit=limit.name, key=_key(subject)).delete()


def _counted(limit: Limit, subject: str) -> int:
    since = timezone.now() - limit.within
    return Attempt.objects.filter(limit=limit.name, key=_key(subject), at__gt=since).count()


def _key(subject: str) -> str:
    return salted_hmac(
        "wirksam.accounts.limits", subject.casefold(), algorithm="sha256"
    ).hexdigest()
