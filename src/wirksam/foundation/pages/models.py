from __future__ import annotations

from django.db import models


class ContentVersion(models.Model):
    """When the content of a scope (such as ``programme:2026``) last changed.

    ``number`` is the time of the change in microseconds, so that no state ever has the number of
    another one, not even after an older backup was restored.
    """

    scope = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.scope} {self.number}"
