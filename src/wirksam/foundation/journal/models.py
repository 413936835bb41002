from __future__ import annotations

from django.db import models


class JournalEntry(models.Model):
    """One deed: who (a key, never a name) did what (verb) to which object, and what changed."""

    recorded_at = models.DateTimeField(auto_now_add=True)
    actor_key = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_key = models.CharField(max_length=80)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=["object_type", "object_key"]),)

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_key}"
