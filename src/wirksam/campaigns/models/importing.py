"""A list of action days that waits to be taken over."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import models
from django.utils import timezone

from wirksam.campaigns.models.frames import Frame

PATIENCE = timedelta(days=1)
"""So long a list waits."""


class ActionList(models.Model):
    """What was read from a file, and what would become of each row.

    ``digest`` is of both; a list is taken over only while it still gives the same. The row goes as
    soon as the list is taken over or thrown away, and after a day by itself.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    frame = models.ForeignKey(Frame, models.CASCADE, related_name="lists")
    handed_in_by = models.CharField(max_length=40)
    handed_in_at = models.DateTimeField(default=timezone.now)
    entries = models.JSONField(default=list)
    verdicts = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.frame} {self.key}"
