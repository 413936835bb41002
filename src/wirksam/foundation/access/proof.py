"""Fresh proof, before something that cannot be undone, that it is still the same person.

The floor that signs people in says how it is asked for; without one nothing is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Ask = Callable[[HttpRequest], HttpResponseBase | None]
_ask: Ask | None = None


def prove_with(ask: Ask) -> None:
    """Let a higher floor ask for fresh proof: an answer that leads there, or none where it is."""
    global _ask  # noqa: PLW0603 (set once, when the apps are ready)
    _ask = ask


def fresh_proof(request: HttpRequest) -> HttpResponseBase | None:
    """Where to go first, or nothing if this visitor has just proven herself."""
    return _ask(request) if _ask else None
