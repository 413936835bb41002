"""What the assembly decided about an account. Only ever added; a correction is another row."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wirksam.assembly.choices import ActKind, CarryDecision
from wirksam.assembly.models.reports import ReportItem
from wirksam.programme.models import Programme, ProgressEntry, Question


class AssemblyAct(models.Model):
    """One decision about one item of a frozen account.

    ``entry`` is the same decision in the commitment's thread, where it changes the status.
    ``draft_key`` is made with the form: the same form sent twice makes one act.
    """

    item = models.ForeignKey(ReportItem, models.PROTECT, related_name="acts")
    act = models.CharField(max_length=9, choices=ActKind)
    yes = models.PositiveIntegerField(null=True, blank=True)
    no = models.PositiveIntegerField(null=True, blank=True)
    abstain = models.PositiveIntegerField(null=True, blank=True)
    minutes_reference = models.CharField(max_length=120, blank=True)
    text = models.TextField(max_length=1000, blank=True)
    decided_on = models.DateField()
    recorded_by = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(default=timezone.now)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    entry = models.OneToOneField(ProgressEntry, models.PROTECT, related_name="assembly_act")
    question = models.OneToOneField(
        Question, models.PROTECT, null=True, blank=True, related_name="assembly_act"
    )
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("decided_on", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(corrects=F("id")), name="act_corrects_another"),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.act}"


class CarryOver(models.Model):
    """The assembly's word on whether a commitment goes on in the next programme."""

    item = models.ForeignKey(ReportItem, models.PROTECT, related_name="carry_overs")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="carry_overs")
    decision = models.CharField(max_length=7, choices=CarryDecision)
    reason = models.CharField(max_length=300, blank=True)
    minutes_reference = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField()
    recorded_by = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("item__position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["item", "programme"], name="carry_over_once"),
        )

    def __str__(self) -> str:
        return f"{self.item} > {self.programme}: {self.decision}"
