"""Motions from another system that wait to be taken over."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from wirksam.association.models import Occasion, Unit


class WaitingImport(models.Model):
    """A file that was read, for whoever handed it in to look at.

    ``bundle`` is an ``engine.exchange`` bundle as plain values. The row goes as soon as the file
    is taken over or thrown away, and after a day by itself.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="waiting_imports")
    occasion = models.ForeignKey(
        Occasion, models.CASCADE, null=True, blank=True, related_name="waiting_imports"
    )
    publish = models.BooleanField(default=False)
    name = models.CharField(max_length=200)
    bundle = models.JSONField()
    handed_in_by = models.CharField(max_length=40)
    handed_in_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
