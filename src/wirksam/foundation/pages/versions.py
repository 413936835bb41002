"""Counting changes of content."""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.db import connection

CHANNEL = "wirksam_changes"
"""Where PostgreSQL tells the stream process which scopes changed, when the transaction ends."""


def touch(*scopes: str) -> None:
    """Say, in the transaction that changes it, that the content of ``scopes`` has changed."""
    from wirksam.foundation.pages.models import ContentVersion  # noqa: PLC0415 (needs loaded apps)

    now = time.time_ns() // 1000
    for scope in scopes:
        ContentVersion.objects.update_or_create(scope=scope, defaults={"number": now})
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_notify(%s, s) FROM unnest(%s::text[]) AS s",
                [CHANNEL, list(scopes)],
            )


def content_number(scopes: Iterable[str]) -> int:
    """One number for the present content of ``scopes``; every change gives another. One query.

    The sum of the scopes' numbers: each only grows, and one row is quicker to fetch than several.
    """
    wanted = sorted(set(scopes))
    marks = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT SUM(number) FROM foundation_contentversion WHERE scope IN ({marks})",  # noqa: S608 (only placeholders are inserted)
            wanted,
        )
        return int(cursor.fetchone()[0] or 0)
