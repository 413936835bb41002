"""Lists that were handed in, and the numbers under which units keep their people."""

from __future__ import annotations

import uuid

from django.db import models

from wirksam.association.models.people import Person
from wirksam.association.models.units import Unit


class MemberNumber(models.Model):
    """The number under which a unit's own list knows a person."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="member_numbers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="member_numbers")
    number = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "number"], name="member_number_once_per_unit"),
            models.UniqueConstraint(fields=["unit", "person"], name="one_member_number_a_unit"),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.number}"


class ImportBatch(models.Model):
    """A list that waits to be confirmed: what was read, and what would become of each row.

    ``digest`` is of both; a list is taken over only while it still gives the same. The row goes as
    soon as the list is taken over or thrown away, and after a day by itself.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="import_batches")
    handed_in_by = models.CharField(max_length=40)
    handed_in_at = models.DateTimeField(auto_now_add=True)
    entries = models.JSONField(default=list)
    verdicts = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "import batches"

    def __str__(self) -> str:
        return f"{self.unit} {self.key}"
