from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Consent(models.Model):
    """A person agreed to something, or took that back. Rows are only added; the latest counts.

    ``text_version`` and ``text_sha256`` say which words she had before her.
    """

    person_key = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)
    given = models.BooleanField()
    text_version = models.CharField(max_length=20)
    text_sha256 = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (models.Index(fields=["person_key", "purpose", "-id"], name="consent_latest"),)

    def __str__(self) -> str:
        return f"{self.purpose} {self.text_version}: {'given' if self.given else 'withdrawn'}"


class Erasure(models.Model):
    """Someone was deleted. Kept as a digest of her key, so that no older backup brings her back."""

    key_sha256 = models.CharField(max_length=64, unique=True)
    erased_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.erased_on}: {self.key_sha256[:8]}"


class VaultEntry(models.Model):
    """A row that retention has taken out, to be put back within thirty days if that was wrong."""

    run = models.UUIDField(db_index=True)
    model = models.CharField(max_length=80)
    rows = models.TextField()
    removed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "vault entries"
        constraints = (models.CheckConstraint(condition=~Q(rows=""), name="vault_holds_rows"),)

    def __str__(self) -> str:
        return f"{self.model} {self.removed_at:%Y-%m-%d}"
