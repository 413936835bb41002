"""What people bring: a file or a pasted text, kept as it came, and the attempts to read it."""

from __future__ import annotations

from django.core.files.storage import storages
from django.db import models
from django.urls import reverse

from wirksam.programme.choices import ReadingState


class SourceFile(models.Model):
    """A file as it was handed in. The same bytes are kept once; they are never served inline."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    content = models.FileField(upload_to="sources", storage=storages["default"])
    handed_in_by = models.CharField(max_length=40, blank=True)
    handed_in_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """One attempt to read a source: what came out, or why not."""

    source = models.ForeignKey(SourceFile, models.PROTECT, related_name="readings")
    motion = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, choices=ReadingState, default=ReadingState.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    problem_code = models.CharField(max_length=40, blank=True)
    problem = models.TextField(blank=True)
    document = models.TextField(blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["source", "motion"], name="reading_once_per_motion"),
        )

    def __str__(self) -> str:
        return f"{self.source} ({self.state})"

    def get_absolute_url(self) -> str:
        return reverse("reading", args=[self.pk])
