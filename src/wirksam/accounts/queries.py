"""Reads about an account: its factors and where it is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from wirksam.accounts.models import User
from wirksam.accounts.rules import device_of, needs_second_factor
from wirksam.foundation.access.actor import actor_of


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey as its owner sees it."""

    pk: int
    name: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """What an account can prove itself with, besides the mailed code."""

    passkeys: tuple[Passkey, ...]
    has_app: bool
    spare_codes: int

    @property
    def any(self) -> bool:
        """There is a second factor; spare codes alone are none."""
        return self.has_app or bool(self.passkeys)


@dataclass(frozen=True, slots=True)
class Session:
    """A place where an account is signed in."""

    pk: int
    device: str
    network: str
    since: datetime
    is_current: bool


def factors_of(user: User) -> Factors:
    """The factors of an account; one query."""
    passkeys: list[Passkey] = []
    has_app, spare_codes = False, 0
    for one in Authenticator.objects.filter(user=user).order_by("created_at", "pk"):
        if one.type == Authenticator.Type.WEBAUTHN:
            passkeys.append(Passkey(one.pk, one.wrap().name, one.created_at, one.last_used_at))
        elif one.type == Authenticator.Type.TOTP:
            has_app = True
        else:
            spare_codes = len(one.wrap().get_unused_codes())
    return Factors(tuple(passkeys), has_app, spare_codes)


def asks_second_step(user: User) -> bool:
    """After a mailed code this account is asked for its second factor.

    Always with an authenticator app, always where an office demands a second factor, and where
    the owner wants it. Else a passkey is only a quicker way in, and losing it locks nobody out.
    """
    if user.second_step or needs_second_factor(actor_of(user)):
        return True
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def sessions_of(user: User, current_key: str | None) -> list[Session]:
    """Where this account is signed in, the present place first; dead sessions are swept out."""
    found: list[Any] = UserSession.objects.purge_and_list(user)
    sessions = [
        Session(
            one.pk,
            device_of(one.user_agent),
            one.ip,
            one.created_at,
            one.session_key == current_key,
        )
        for one in found
    ]
    return sorted(sessions, key=lambda one: (not one.is_current, -one.since.timestamp()))
