"""Which units contribute, in the order of their names: no ranking, activities and never people."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.activities.models import Contribution
from wirksam.activities.queries.contributions import COUNTED
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.held import held_by


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit, how many of its public activities serve the text, and how many commitments so."""

    name: str
    activities: int
    commitments: int
    most: int

    @property
    def parts(self) -> list[tuple[str, int]]:
        """For its bar, on one scale with all others."""
        return [("count", self.activities), ("rest", self.most - self.activities)]


@dataclass(frozen=True, slots=True)
class Units:
    """Everybody who contributes."""

    rows: Sequence[UnitRow]

    @property
    def sentence(self) -> str:
        """What the table shows, in words."""
        if not self.rows:
            return _("No activity has been linked to this programme yet.")
        number = sum(row.activities for row in self.rows)
        activities = ngettext(
            "%(number)d public activity contributes", "%(number)d public activities contribute",
            number,
        ) % {"number": number}  # fmt: skip
        units = ngettext(
            "%(activities)s, from %(number)d part of the association.",
            "%(activities)s, from %(number)d parts of the association.",
            len(self.rows),
        )
        return units % {"activities": activities, "number": len(self.rows)}


def units_of(version: ProgrammeVersion) -> Units:
    """Contributions per hosting unit; one query."""
    rows = (
        Contribution.objects.filter(COUNTED, ended_at=None, commitment__in=held_by(version))
        .order_by()
        .values("activity__host__unit")
        .annotate(
            activities=Count("activity", distinct=True),
            commitments=Count("commitment", distinct=True),
        )
        .values_list("activity__host__unit__name", "activities", "commitments")
    )
    found = sorted(rows, key=lambda row: _alphabetical(row[0]))
    most = max((row[1] for row in found), default=0)
    return Units([UnitRow(row[0], row[1], row[2], most) for row in found])


def _alphabetical(name: str) -> str:
    """As a German list sorts: *Ä* beside *A*."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
