"""What deadlines hang on."""

from __future__ import annotations

from django.db import models

from wirksam.association.choices import OccasionKind


class Occasion(models.Model):
    """Something that deadlines hang on and that can move: an assembly, an election, a term."""

    key = models.SlugField(unique=True, max_length=60)
    kind = models.CharField(max_length=12, choices=OccasionKind)
    name = models.CharField(max_length=120)
    happens_on = models.DateField(null=True, blank=True)
    happened = models.BooleanField(default=False)

    class Meta:
        ordering = ("happens_on", "name")

    def __str__(self) -> str:
        return self.name


class OccasionSynonym(models.Model):
    """A wording that texts use for an occasion."""

    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="synonyms")
    wording = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.wording
