"""The one link of the house: an activity makes contributions to commitments."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wirksam.activities.choices import Relation
from wirksam.activities.models.activity import Activity
from wirksam.foundation.access import VisibleQuerySet
from wirksam.programme.models import Commitment

_SIGNS = {
    Relation.CONTRIBUTES: ("join", "going"),
    Relation.EXAMINES: ("search", "info"),
    Relation.PREPARES: ("clock", "info"),
    Relation.EVIDENCES: ("paper", "ok"),
    Relation.BLOCKS: ("warning", "warn"),
}


class Contribution(models.Model):
    """What an activity does for a commitment, in the words of its hosts.

    It is never changed or deleted (kept by triggers): who takes it back ends it, and its history
    stays.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="contributions")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="contributions")
    relation = models.CharField(max_length=11, choices=Relation, default=Relation.CONTRIBUTES)
    note = models.CharField(max_length=300, blank=True)
    stated_by = models.CharField(max_length=40, blank=True)
    stated_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=["commitment", "id"],
                condition=Q(ended_at__isnull=True),
                name="contribution_running",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["activity", "commitment", "relation"],
                condition=Q(ended_at__isnull=True),
                name="contribution_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity} {self.relation} {self.commitment}"

    @property
    def sign(self) -> str:
        """The icon of its relation."""
        return _SIGNS[Relation(self.relation)][0]

    @property
    def tone(self) -> str:
        """The colour of its relation."""
        return _SIGNS[Relation(self.relation)][1]
