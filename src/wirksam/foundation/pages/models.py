from __future__ import annotations

from django.db import models


class ContentVersion(models.Model):
    """How often the content of a scope (such as ``programme:2026``) has changed."""

    scope = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.scope} {self.number}"
