"""What deadlines hang on."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from wirksam.association.choices import OccasionKind
from wirksam.association.models.units import Unit


class Occasion(models.Model):
    """Something that deadlines hang on and that can move: an assembly, an election, a term.

    It is the ``unit``'s; without one it is everybody's, such as a general election. ``revision``
    grows with each change, so that two people never move it past each other.
    """

    key = models.SlugField(unique=True, max_length=60)
    kind = models.CharField(max_length=12, choices=OccasionKind)
    name = models.CharField(max_length=120)
    happens_on = models.DateField(null=True, blank=True)
    happened = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="occasions")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("happens_on", "name", "pk")

    def __str__(self) -> str:
        return self.name


class OccasionSynonym(models.Model):
    """A wording that texts use for an occasion."""

    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="synonyms")
    wording = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.wording


class OccasionMove(models.Model):
    """An occasion got another date, or lost its date. Only ever added (kept by a trigger)."""

    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="moves")
    before = models.DateField(null=True, blank=True)
    after = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    moved_by = models.CharField(max_length=40)
    moved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("moved_at", "pk")

    def __str__(self) -> str:
        return f"{self.occasion}: {self.before} > {self.after}"
