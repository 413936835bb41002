"""Pages that hear when something changed: scopes and their numbers over server-sent events."""

from wirksam.foundation.live.page import Live, live_scope
from wirksam.foundation.live.scopes import guard_scope, open_scopes
from wirksam.foundation.live.standing import know_ends_with, know_sessions_with

__all__ = [
    "Live",
    "guard_scope",
    "know_ends_with",
    "know_sessions_with",
    "live_scope",
    "open_scopes",
]
