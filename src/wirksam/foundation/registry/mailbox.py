"""Where letters can be read that never leave this machine: only a demonstration has such a place.

Pages that say "we sent you a mail" lead there; nothing offers it in a real house.
"""

from __future__ import annotations

from django.urls import reverse

_url_name = ""


def read_letters_at(url_name: str) -> None:
    """Offer a page on which letters are read; an empty name takes the offer back."""
    global _url_name  # noqa: PLW0603 (set once, when the apps are ready)
    _url_name = url_name


def letters_url() -> str:
    """The address of that page; empty where there is none."""
    return reverse(_url_name) if _url_name else ""
