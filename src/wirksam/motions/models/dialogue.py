"""What people say about a passage: for all to read, or only for themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wirksam.motions.models.submissions import Submission


class Comment(models.Model):
    """A member's remark on lines ``first_line`` to ``last_line`` (0: the whole).

    Answers go one level deep. Hidden ones keep their place and say why they are hidden.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answers"
    )
    version_number = models.PositiveSmallIntegerField(default=1)
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)
    text = models.TextField(max_length=2000)
    written_by = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    written_at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.CharField(max_length=40, blank=True)
    hidden_reason = models.CharField(max_length=300, blank=True)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("first_line", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(last_line__gte=F("first_line")), name="comment_lines_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]


class PrivateNote(models.Model):
    """What a person notes beside a passage; only she ever sees it."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="private_notes")
    person_key = models.CharField(max_length=40)
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)
    text = models.TextField(max_length=4000, blank=True)
    verdict = models.CharField(max_length=3, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("first_line", "pk")
        indexes = (models.Index(fields=["person_key", "submission"], name="private_note_of"),)
        constraints = (
            models.UniqueConstraint(
                fields=["submission", "person_key", "first_line", "last_line"],
                name="private_note_once_per_passage",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
