"""Who is in charge of a commitment, and until when. Both can change; each change stays known."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wirksam.association.models import Body, Occasion, OccasionMove, Validity
from wirksam.programme.choices import Role
from wirksam.programme.models.commitment import Commitment


class StandingRows(models.Manager["Responsibility"]):
    """Rows that hold today's truth: those that no later deed has taken back."""

    def get_queryset(self) -> models.QuerySet[Responsibility]:
        return super().get_queryset().filter(voided_at=None)


class Responsibility(Validity):
    """Who is responsible from one day to another. One lead a day (kept by a trigger).

    ``body`` may be ``acting_for`` another one that is not there yet, until the occasion
    ``ends_with`` has happened. Of a published commitment no row is changed: a deed that changes the
    order voids rows and adds others, so that it stays known who was in charge as seen at any
    moment. ``every`` holds the voided ones too.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="responsibilities")
    body = models.ForeignKey(Body, models.PROTECT, related_name="responsibilities")
    role = models.CharField(max_length=10, choices=Role, default=Role.LEAD)
    reason = models.CharField(max_length=300, blank=True)
    acting_for = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="acted_for"
    )
    ends_with = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="ends_responsibilities"
    )
    recorded_by = models.CharField(max_length=40, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    voided_at = models.DateTimeField(null=True, blank=True)

    objects = StandingRows()
    every = models.Manager["Responsibility"]()

    class Meta(Validity.Meta):
        ordering = ("starts_on", "pk")
        verbose_name_plural = "responsibilities"
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(
                condition=Q(acting_for__isnull=True) | ~Q(acting_for=F("body")),
                name="responsibility_acts_for_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} ({self.role})"


class Deadline(models.Model):
    """Until when, in the text's own words; on an occasion, which may move, or on a date.

    ``set_at``: when it was put there, so that a report of an earlier day does not know it.
    """

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="deadline")
    wording = models.CharField(max_length=200)
    norm = models.CharField(max_length=120, blank=True)
    occasion = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="deadlines"
    )
    offset_days = models.SmallIntegerField(default=0)
    fixed_on = models.DateField(null=True, blank=True)
    inherited = models.BooleanField(default=False)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(occasion__isnull=True) | Q(fixed_on__isnull=True),
                name="deadline_on_occasion_or_date",
            ),
        )

    def __str__(self) -> str:
        return self.wording

    @property
    def due_on(self) -> date | None:
        """The last day; nothing while the occasion has no date."""
        if self.occasion is None:
            return self.fixed_on
        return self.day_after(self.occasion.happens_on)

    def day_after(self, happens_on: date | None) -> date | None:
        """The last day if its occasion were on ``happens_on``."""
        return None if happens_on is None else happens_on + timedelta(days=self.offset_days)


class DeadlineShift(models.Model):
    """A deadline moved, mostly with its occasion. Only ever added (kept by a trigger)."""

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="shifts")
    occasion_move = models.ForeignKey(
        OccasionMove, models.PROTECT, null=True, blank=True, related_name="shifts"
    )
    before = models.DateField(null=True, blank=True)
    after = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    shifted_by = models.CharField(max_length=40)
    shifted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("shifted_at", "pk")

    def __str__(self) -> str:
        return f"{self.deadline}: {self.before} > {self.after}"
