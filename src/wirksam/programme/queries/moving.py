"""What hangs on an occasion, and what a move would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from wirksam.association.models import Occasion
from wirksam.programme.choices import RegisterState
from wirksam.programme.models import Commitment, Deadline


@dataclass(frozen=True, slots=True)
class Shift:
    """A deadline as it is and as it would be."""

    commitment: Commitment
    deadline: Deadline
    before: date | None
    after: date | None

    @property
    def days(self) -> int | None:
        """By how many days it moves; nothing where one of the dates is not known."""
        if self.before is None or self.after is None:
            return None
        return (self.after - self.before).days


def on_occasion(occasion: Occasion) -> QuerySet[Deadline]:
    """Every deadline on it, with its commitment; one query."""
    return (
        Deadline.objects.filter(occasion=occasion)
        .select_related("commitment__version__programme", "occasion")
        .order_by("commitment__version__programme__slug", "commitment__first_line", "pk")
    )


def deadlines_on(occasion: Occasion, to: date | None) -> list[Shift]:
    """What would move if it were on ``to``: confirmed commitments of published texts; one query."""
    rows = on_occasion(occasion).filter(
        commitment__state=RegisterState.CONFIRMED, commitment__version__frozen_at__isnull=False
    )
    return [Shift(row.commitment, row, row.due_on, row.day_after(to)) for row in rows]
