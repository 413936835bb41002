"""Acting for a team that is not there."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wirksam.association.models import Body, Occasion, Validity


class Custody(Validity):
    """``acting`` does the work of ``body`` until the team begins or ``ends_with`` has happened.

    It reports every ``rhythm_days`` on what was done, who was involved and how. Joined with the
    commitments of the team by responsibility (``programme.Responsibility.acting_for``).
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="custodies")
    acting = models.ForeignKey(Body, models.PROTECT, related_name="acting_custodies")
    ends_with = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="ends_custodies"
    )
    basis = models.CharField(max_length=300)
    rhythm_days = models.PositiveSmallIntegerField(default=30)
    recorded_by = models.CharField(max_length=40)
    ended_reason = models.CharField(max_length=300, blank=True)

    class Meta(Validity.Meta):
        ordering = ("-starts_on", "-pk")
        verbose_name_plural = "custodies"
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(condition=~Q(acting=F("body")), name="custody_by_another"),
            models.CheckConstraint(condition=~Q(basis=""), name="custody_has_a_basis"),
        )

    def __str__(self) -> str:
        return f"{self.acting} > {self.body}"


class CustodyReport(models.Model):
    """What was done for the missing team, and how members were involved; append-only."""

    custody = models.ForeignKey(Custody, models.PROTECT, related_name="reports")
    due_on = models.DateField()
    done = models.TextField(max_length=3000)
    involved = models.TextField(max_length=2000)
    open_questions = models.TextField(max_length=2000, blank=True)
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("-written_at", "-pk")

    def __str__(self) -> str:
        return f"{self.custody} {self.due_on}"
