"""Who takes part, and the private calendar of a person."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from wirksam.activities.choices import ParticipationState
from wirksam.activities.models.activity import Activity
from wirksam.association.models import Person
from wirksam.foundation.access import VisibleQuerySet


class Participation(models.Model):
    """Somebody takes part, known to her and the hosts. Who leaves gives no reason; the row goes."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")
    state = models.CharField(
        max_length=9, choices=ParticipationState, default=ParticipationState.GOING
    )
    said_at = models.DateTimeField(default=timezone.now)
    thanked_at = models.DateTimeField(null=True, blank=True)
    thanked_by = models.CharField(max_length=40, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ("said_at", "pk")
        indexes = (models.Index(fields=["activity", "state"], name="participation_by_state"),)
        constraints = (
            models.UniqueConstraint(fields=["person", "activity"], name="participation_once"),
        )

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.state}"


class CalendarKey(models.Model):
    """The secret address of a person's calendar; only its digest is kept."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="calendar_key")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at:%Y-%m-%d}"
