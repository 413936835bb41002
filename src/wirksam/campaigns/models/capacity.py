"""What chapters can do in a campaign, as they say themselves; and where they stand in a picture."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wirksam.association.models import Unit
from wirksam.campaigns.models.frames import Frame

MOST_COLUMNS = 12
MOST_ROWS = 24


class Capacity(models.Model):
    """How many people a chapter has for a frame, and how many of them are trained."""

    frame = models.ForeignKey(Frame, models.CASCADE, related_name="capacities")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="capacities")
    people = models.PositiveSmallIntegerField(default=0)
    trained = models.PositiveSmallIntegerField(default=0)
    wish = models.CharField(max_length=300, blank=True)
    said_by = models.CharField(max_length=40)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("unit__path", "pk")
        verbose_name_plural = "capacities"
        constraints = (
            models.UniqueConstraint(fields=["frame", "unit"], name="capacity_of_unit_once"),
            models.CheckConstraint(
                condition=Q(trained__lte=F("people")), name="trained_are_among_the_people"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.people}"


class Tile(models.Model):
    """Where a unit stands in the picture of the chapters: a column and a row, no map.

    ``code`` is what fits on a small tile, such as the letters of a number plate.
    """

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="tile")
    column = models.PositiveSmallIntegerField()
    row = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=4)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["column", "row"], name="tile_place_once"),
            models.CheckConstraint(
                condition=Q(column__range=(1, MOST_COLUMNS), row__range=(1, MOST_ROWS)),
                name="tile_in_the_picture",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} ({self.column}, {self.row})"
