"""Where commitments of older texts stand in a later one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wirksam.programme.choices import Fate
from wirksam.programme.models.commitment import Commitment
from wirksam.programme.models.text import ProgrammeVersion


class CommitmentPlace(models.Model):
    """Where a commitment of an older text stands in ``version``; it stays (kept by triggers).

    ``quote`` are its words there. A dropped one has none: its lines are those behind which its
    words would stand.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="places")
    version = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="places")
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    fate = models.CharField(max_length=7, choices=Fate)
    quote = models.TextField(blank=True)

    class Meta:
        ordering = ("first_line", "last_line", "pk")
        constraints = (
            models.UniqueConstraint(fields=["commitment", "version"], name="commitment_place_once"),
            models.CheckConstraint(
                condition=Q(last_line__gte=F("first_line")), name="commitment_place_lines_in_order"
            ),
            models.CheckConstraint(
                condition=Q(fate=Fate.DROPPED, quote="") | ~Q(fate=Fate.DROPPED) & ~Q(quote=""),
                name="commitment_place_dropped_has_no_words",
            ),
        )

    def __str__(self) -> str:
        return f"{self.commitment} {self.first_line}-{self.last_line} ({self.fate})"

    @property
    def lines(self) -> str:
        """Its lines there, as ``160`` or ``160–164``."""
        first, last = self.first_line, self.last_line
        return str(first) if first == last else f"{first}\N{EN DASH}{last}"
