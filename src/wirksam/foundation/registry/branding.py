"""Name, mark and colours of the association, handed down by the floor that owns them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Branding:
    """How the association shows itself. Colours are ``#rrggbb``, checked for contrast."""

    name: str = "Wirksam"
    short_name: str = "Wirksam"
    brand: str = ""
    accent: str = ""


_source: Callable[[], Branding] | None = None


def brand_with(source: Callable[[], Branding]) -> None:
    """Let a higher floor say whose house this is."""
    global _source  # noqa: PLW0603 (set once, when the apps are ready)
    _source = source


def branding() -> Branding:
    """The association's look; our own until one is set."""
    return _source() if _source else Branding()
