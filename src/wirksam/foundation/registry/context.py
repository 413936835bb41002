"""What every page shows around its content."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.registry.branding import branding
from wirksam.foundation.registry.mailbox import letters_url
from wirksam.foundation.registry.navigation import entries_for


def page(request: HttpRequest) -> dict[str, Any]:
    """Navigation, actor, branding and whether this is a demonstration; all lazily."""
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "branding": SimpleLazyObject(branding),
        "demo_mode": settings.DEMO,
        "letters_url": SimpleLazyObject(letters_url),
        "navigation": SimpleLazyObject(
            lambda: (
                list(entries_for(request, cast(ActorRequest, request).actor))
                if actor is not None
                else []
            )
        ),
    }
