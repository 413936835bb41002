"""What became of a commitment: dated entries that are only ever added, and what shows them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wirksam.association.models import Body
from wirksam.programme.choices import EntryBasis, EvidenceKind, StatusCode
from wirksam.programme.models.commitment import Commitment


class ProgressEntry(models.Model):
    """One report, or one act of the assembly. A correction is a new entry that names the old one.

    Only an act of the assembly can confirm that something is done (kept by the database).
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="entries")
    basis = models.CharField(max_length=10, choices=EntryBasis, default=EntryBasis.REPORT)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="entries")
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=14, choices=StatusCode, blank=True)
    said = models.TextField()
    next_step = models.TextField(blank=True)
    obstacle = models.TextField(blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )

    class Meta:
        ordering = ("happened_on", "pk")
        verbose_name_plural = "progress entries"
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=StatusCode.CONFIRMED_DONE) | Q(basis=EntryBasis.ASSEMBLY),
                name="only_the_assembly_confirms",
            ),
        )

    def __str__(self) -> str:
        return f"{self.happened_on}: {self.said[:60]}"


class Evidence(models.Model):
    """What shows an entry: a link, a document's name, a number, minutes. Never fetched by us."""

    entry = models.ForeignKey(ProgressEntry, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    label = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.label

    @property
    def safe_url(self) -> str:
        """The address if it is one of the web; anything else is shown as text only."""
        return self.url if self.url.startswith(("https://", "http://")) else ""
