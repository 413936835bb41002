"""The one who acts, seen from below: a key and what it allows today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at this moment.

    ``key`` names the person without naming her (it goes into the journal); ``capabilities`` are
    what her running mandates allow, such as ``programme.review``.
    """

    key: str = ""
    name: str = ""
    capabilities: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Someone has signed in."""
        return bool(self.key)

    def can(self, capability: str) -> bool:
        """A running mandate carries ``capability``."""
        return capability in self.capabilities


NOBODY = Actor()

_resolver: Callable[[Any], Actor] | None = None


def resolve_actors_with(resolver: Callable[[Any], Actor]) -> None:
    """Let a higher floor say who stands behind a signed-in account."""
    global _resolver  # noqa: PLW0603 (set once, when the apps are ready)
    _resolver = resolver


def actor_of(user: Any) -> Actor:  # noqa: ANN401 (an account of any kind)
    """The actor behind an account; ``NOBODY`` without one."""
    if _resolver is None or not user.is_authenticated:
        return NOBODY
    return _resolver(user)
