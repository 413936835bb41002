"""What happens while the assembly meets: who is there, what is dealt with, what is noted."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wirksam.assembly.choices import MinuteKind, ProceduralKind, ProceduralOutcome
from wirksam.assembly.models.assemblies import AgendaItem, Assembly
from wirksam.assembly.models.elections import Ballot, ElectionResult
from wirksam.assembly.models.votes import Vote
from wirksam.motions.models import Submission


class AgendaSubmission(models.Model):
    """A motion that is dealt with under an item, in order. Its amendments come with it."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="agenda_submissions")
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="agenda_places")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["item", "submission"], name="submission_once_on_an_item"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.submission}"


class Presence(models.Model):
    """How many were there when it was counted, and of how many who may vote. No names."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="presences")
    present = models.PositiveIntegerField()
    entitled = models.PositiveIntegerField(null=True, blank=True)
    findings = models.JSONField(default=list)
    counted_by = models.CharField(max_length=40)
    counted_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.present)


class MinuteEntry(models.Model):
    """One thing that happened. Only ever added (kept by a trigger); ``corrects`` mends another.

    What was counted or elected lies in its own table; ``text`` is only what somebody wrote down.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="minutes")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="minutes"
    )
    kind = models.CharField(max_length=10, choices=MinuteKind)
    text = models.TextField(max_length=4000, blank=True)
    procedural = models.CharField(max_length=10, choices=ProceduralKind, blank=True)
    outcome = models.CharField(max_length=11, choices=ProceduralOutcome, blank=True)
    presence = models.OneToOneField(
        Presence, models.PROTECT, null=True, blank=True, related_name="minute"
    )
    vote = models.OneToOneField(Vote, models.PROTECT, null=True, blank=True, related_name="minute")
    ballot = models.OneToOneField(
        Ballot, models.PROTECT, null=True, blank=True, related_name="minute"
    )
    result = models.ForeignKey(
        ElectionResult, models.PROTECT, null=True, blank=True, related_name="minutes"
    )
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, blank=True, related_name="minutes"
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    written_by = models.CharField(max_length=40)
    happened_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "minute entries"
        constraints = (
            models.CheckConstraint(condition=~Q(corrects=F("id")), name="minute_corrects_another"),
        )

    def __str__(self) -> str:
        return f"{self.assembly}: {self.kind}"
