"""The seats of a team: how many, held today, empty. Counts only, no names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from wirksam.association.models import Body, Mandate, Office, still_there, today


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats of one office: how many, how many are held today, and by people who begin later."""

    office: Office
    held: int
    coming: int

    @property
    def empty(self) -> int:
        """Nobody sits there, today or later."""
        return max(self.office.seats - self.held - self.coming, 0)

    @property
    def places(self) -> list[str]:
        """One sign a seat: held, coming or empty."""
        taken = ["held"] * self.held + ["coming"] * self.coming
        return taken[: self.office.seats] + ["empty"] * self.empty


def seats_now(body: Body) -> list[Seats]:
    """The seats of a team, office by office; two queries."""
    here = Q(acting_for=body) | Q(acting_for=None, office__body=body)
    mandates = Mandate.objects.filter(still_there(), here, expires_at=None)
    on, held, coming = today(), Counter[int](), Counter[int]()
    for office, starts_on in mandates.values_list("office_id", "starts_on"):
        (held if starts_on <= on else coming)[office] += 1
    offices = body.offices.filter(emergency=False, ends_on=None).order_by("pk")
    return [Seats(one, held[one.pk], coming[one.pk]) for one in offices]
