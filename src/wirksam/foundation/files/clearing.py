"""With a row goes its content, however the row is deleted: once that is committed, not before.

A signal of the machinery, not of the house: cascades and lists of rows are deleted without a
method of the row being called.
"""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from wirksam.foundation.files.models import StoredFile


@receiver(post_delete, sender=StoredFile, dispatch_uid="foundation.files.clearing")
def clear(instance: StoredFile, **_more: object) -> None:
    """Delete the content after the commit; one that is gone already does no harm."""
    storage, name = instance.content.storage, instance.content.name
    if name:
        transaction.on_commit(partial(storage.delete, name), robust=True)
