"""Who is proposed for an office, to an assembly that is to elect."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from wirksam.association.choices import NominationState
from wirksam.association.models.bodies import Body
from wirksam.association.models.occasions import Occasion
from wirksam.association.models.offices import Office
from wirksam.association.models.people import Person
from wirksam.foundation.access import VisibleQuerySet


class Nomination(models.Model):
    """``body`` proposes a person for an office; the election at ``occasion`` takes it over.

    Nothing is typed twice: what proposes (a team's slate) writes it, what elects reads it and
    writes what came of it. It never says for which kind of seat.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="nominations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="nominations")
    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="nominations")
    body = models.ForeignKey(Body, models.PROTECT, related_name="nominations")
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=11, choices=NominationState, default=NominationState.OPEN)
    nominated_by = models.CharField(max_length=40)
    nominated_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["office", "occasion", "person"], name="nomination_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.office}"
