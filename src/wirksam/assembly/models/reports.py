"""The account of a body to an assembly: written as a draft, then frozen for good."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from wirksam.assembly.choices import EditionState
from wirksam.assembly.models.assemblies import Assembly
from wirksam.association.models import Body
from wirksam.programme.choices import StatusCode
from wirksam.programme.models import Commitment, ProgrammeVersion


class ReportEdition(models.Model):
    """One edition. Frozen, neither it nor its items ever change again (kept by triggers).

    ``content`` is the whole account (``account.values``), ``sha256`` the digest of its canonical
    text. ``cut_off_at``: what was recorded later is not in it; a draft without one shows today.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="reports")
    number = models.PositiveSmallIntegerField()
    version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="reports")
    by_body = models.ForeignKey(Body, models.PROTECT, related_name="reports")
    title = models.CharField(max_length=200)
    foreword = models.TextField(max_length=8000, blank=True)
    cut_off_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=EditionState, default=EditionState.DRAFT)
    revises = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="revised_by"
    )
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.CharField(max_length=40, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.JSONField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["assembly", "number"], name="edition_number_once"),
            models.CheckConstraint(
                condition=Q(
                    state=EditionState.DRAFT, frozen_at=None, frozen_by="", sha256="", content=None
                )
                | Q(
                    state=EditionState.FROZEN,
                    frozen_at__isnull=False,
                    cut_off_at__isnull=False,
                    content__isnull=False,
                )
                & ~Q(frozen_by="")
                & ~Q(sha256=""),
                name="edition_frozen_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def get_absolute_url(self) -> str:
        return reverse("account", args=[self.assembly.slug, self.number])

    @property
    def is_frozen(self) -> bool:
        """It can no longer change."""
        return self.state == EditionState.FROZEN


class ReportItem(models.Model):
    """What the body says about one commitment, and where that stood when it was frozen."""

    edition = models.ForeignKey(ReportEdition, models.CASCADE, related_name="items")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="report_items")
    position = models.PositiveSmallIntegerField(default=0)
    statement = models.TextField(max_length=4000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=14, choices=StatusCode, blank=True)
    lead = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["edition", "commitment"], name="report_item_once"),
        )

    def __str__(self) -> str:
        return str(self.commitment)
