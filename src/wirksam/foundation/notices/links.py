"""Addresses for letters: full ones, and one that ends the mail without signing in."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

_signer = Signer(salt="wirksam.notices.unsubscribe")


def full(path: str) -> str:
    """The public address of a path of this house."""
    return f"{settings.PUBLIC_ADDRESS}{path}"


def unsubscribe_path(person_key: str) -> str:
    """A path that ends the mail to one person; it does nothing else and does not run out."""
    return reverse("unsubscribe", args=[_signer.sign(person_key)])


def person_of(token: str) -> str | None:
    """The key of the person whose mail a token ends; nothing for a forged one."""
    try:
        return _signer.unsign(token)
    except BadSignature:
        return None
