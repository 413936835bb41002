from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wirksam.foundation.journal.chain import START, Link, Sealed


class JournalEntry(models.Model):
    """One deed: who (a key, never a name) did what (verb) to which object, and what changed.

    ``unit_key`` names the unit whose people it is about. Number and digests are set once, just
    after the deed was committed; nothing else ever changes (kept by triggers).
    """

    recorded_at = models.DateTimeField(default=timezone.now)
    actor_key = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_key = models.CharField(max_length=80)
    unit_key = models.CharField(max_length=80, blank=True)
    detail = models.JSONField(default=dict)
    sequence = models.PositiveBigIntegerField(null=True, unique=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "journal entries"
        indexes = (
            models.Index(fields=["object_type", "object_key"]),
            models.Index(fields=["unit_key", "id"], name="journal_about_unit"),
            models.Index(fields=["actor_key", "id"], name="journal_by_actor"),
            models.Index(
                fields=["id"], condition=Q(sequence__isnull=True), name="journal_not_sealed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_key}"

    @property
    def link(self) -> Link:
        """What the digest is made of."""
        return Link(
            self.recorded_at,
            self.actor_key,
            self.verb,
            self.object_type,
            self.object_key,
            self.unit_key,
            self.detail,
        )

    @property
    def sealed(self) -> Sealed:
        """The entry at its place in the chain; only for those that have one."""
        return Sealed(self.sequence or 0, self.previous, self.digest, self.link)


class JournalHead(models.Model):
    """Number and digest of the last entry. One row; whoever seals holds it."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=START)

    def __str__(self) -> str:
        return f"{self.sequence}: {self.digest}"


class JournalReason(models.Model):
    """Why something was done, in somebody's own words; may name people and can be deleted."""

    entry = models.OneToOneField(JournalEntry, models.PROTECT, related_name="reason")
    text = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.text
