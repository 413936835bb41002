"""What the statutes of a unit say, as data, one row for each version."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from wirksam.association.models.units import Unit
from wirksam.engine.statutes import RuleSet, rule_set


class RuleBook(models.Model):
    """A version of the rules that hold in a unit and below it from ``valid_from`` on.

    ``content`` is what ``engine.statutes.data_of`` makes of the rules; ``source`` is the decision
    they come from. Only ever added (kept by a trigger): what was right once stays readable.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rule_books")
    name = models.CharField(max_length=120)
    version = models.CharField(max_length=120)
    valid_from = models.DateField()
    source = models.CharField(max_length=200)
    content = models.JSONField()
    stored_by = models.CharField(max_length=40)
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-valid_from", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["unit", "version"], name="rule_book_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"

    def get_absolute_url(self) -> str:
        return reverse("rule_book", args=[self.unit.slug, self.pk])

    @property
    def rules(self) -> RuleSet:
        """The rules themselves."""
        data: dict[str, Any] = self.content
        return rule_set(data)
