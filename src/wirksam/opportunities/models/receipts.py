"""Thanks from a named person."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from wirksam.association.models import Person
from wirksam.opportunities.models.engagements import Engagement


class Thanks(models.Model):
    """Somebody of the hosts thanks by her own name; the two of them read it, nobody else.

    What the help changed stands with the activity (its closing), for which lines with its
    contributions.
    """

    engagement = models.OneToOneField(Engagement, models.CASCADE, related_name="thanks")
    text = models.CharField(max_length=500)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="thanks_given")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "thanks"

    def __str__(self) -> str:
        return f"#{self.pk}"
