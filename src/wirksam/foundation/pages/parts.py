"""Parts of pages that are the same for everyone who sees them, rendered once per content."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from wirksam.foundation.pages.hot import keep_part, kept_part_of


def kept_part(seen: object, render: Callable[[], str]) -> SafeString:
    """What ``render`` made the last time with the same ``seen``, in the same language.

    ``seen`` must hold, in its ``repr``, everything that the part shows. It is forgotten as kept
    pages are: the longest unread first.
    """
    told = repr((get_language(), seen)).encode()
    tag = f"part{blake2b(told, digest_size=16).hexdigest()}"
    kept = kept_part_of(tag)
    if kept is None:
        kept = render()
        keep_part(tag, kept)
    return SafeString(kept)
