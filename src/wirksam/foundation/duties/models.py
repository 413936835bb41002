"""When each duty was done, and when it is due again."""

from __future__ import annotations

from django.db import models


class DutyRun(models.Model):
    """The latest run of one duty, and the lease of the worker that has it in hand."""

    code = models.CharField(max_length=60, unique=True)
    due_at = models.DateTimeField(db_index=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    held_by = models.CharField(max_length=40, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.code} {self.due_at:%Y-%m-%d %H:%M:%S}"
