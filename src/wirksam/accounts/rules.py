"""Who needs a second factor, and how an invitation stands. Knows no database."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from wirksam.foundation.access import Actor

InvitationState = Literal["open", "used", "replaced", "revoked", "expired"]


def needs_second_factor(actor: Actor) -> bool:
    """The actor's offices show other people's data, give rights, or reach beyond their own unit."""
    return actor.sees_others


def invitation_state(
    *,
    used_at: datetime | None,
    revoked_at: datetime | None,
    replaced: bool,
    expires_at: datetime,
    now: datetime,
) -> InvitationState:
    """How an invitation stands at ``now``; the end itself is too late."""
    if used_at is not None:
        return "used"
    if revoked_at is not None:
        return "replaced" if replaced else "revoked"
    return "open" if now < expires_at else "expired"


_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)


def device_of(user_agent: str) -> str:
    """What a browser says it is, in two words people know; empty if it says nothing known."""
    found = (
        next((name for mark, name in table if mark in user_agent), "")
        for table in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(name for name in found if name)
