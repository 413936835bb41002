"""Files that nothing shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from wirksam.foundation.files.models import StoredFile

GRACE = timedelta(days=1)


def unowned(now: datetime) -> Q:
    """Rows older than a day that no row of any table points to; foreign keys tell who could."""
    due = Q(kept_at__lt=now - GRACE)
    for relation in StoredFile._meta.related_objects:
        owners = relation.related_model._base_manager.filter(
            **{relation.field.name: OuterRef("pk")}
        )
        due &= ~Q(Exists(owners))
    return due
