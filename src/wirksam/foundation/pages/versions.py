"""Counting changes of content."""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.db import connection


def touch(*scopes: str) -> None:
    """Say, in the transaction that changes it, that the content of ``scopes`` has changed."""
    from wirksam.foundation.pages.models import ContentVersion  # noqa: PLC0415 (needs loaded apps)

    now = time.time_ns() // 1000
    for scope in scopes:
        ContentVersion.objects.update_or_create(scope=scope, defaults={"number": now})


def versions(scopes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The present numbers of ``scopes``, in one query; a scope never touched is left out."""
    wanted = sorted(set(scopes))
    marks = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT scope, number FROM foundation_contentversion WHERE scope IN ({marks}) ORDER BY scope",  # noqa: S608, E501 (only placeholders are inserted)
            wanted,
        )
        return tuple(cursor.fetchall())
