"""Writing the journal."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from wirksam.foundation.access import Actor
from wirksam.foundation.journal.models import JournalEntry


def record(*, actor: Actor, verb: str, subject: Model, **detail: Any) -> JournalEntry:  # noqa: ANN401
    """Add a journal entry in the caller's transaction. ``detail`` is JSON and holds no names."""
    return JournalEntry.objects.create(
        actor_key=actor.key,
        verb=verb,
        object_type=subject._meta.label_lower,
        object_key=str(subject.pk),
        detail=detail,
    )
