"""Who fills the offices of a unit and all below it, and when nobody does any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from wirksam.association.choices import Capability, Reach
from wirksam.association.models import Mandate, Unit, in_force
from wirksam.foundation.access import ancestry

WARNING_DAYS = 60


@dataclass(frozen=True, slots=True)
class LastTerm:
    """After ``ends_on`` nobody fills the offices of ``unit`` and all below it."""

    unit: Unit
    mandate: Mandate
    ends_on: date

    @property
    def concerned(self) -> str:
        """The key of the person whose term it is."""
        return str(self.mandate.person.key)


def administrators(day: date) -> QuerySet[Mandate]:
    """Mandates by which somebody with an account fills offices of a unit and all below it."""
    return Mandate.objects.filter(in_force(day), expires_at=None, acting_for=None).filter(
        person__user__is_active=True,
        office__capabilities__capability=Capability.OFFICE_GRANT,
        office__capabilities__reach=Reach.BELOW,
    )


def last_administrators_ending(on: date, days: int = WARNING_DAYS) -> list[LastTerm]:
    """Terms that end from ``on`` within ``days`` and leave their unit without an administrator.

    One query, and one more for each such term. Where several end on one day, each is named.
    """
    ending = administrators(on).filter(ends_on__range=(on, on + timedelta(days=days)))
    rows = ending.select_related("person", "office__body__unit").order_by("ends_on", "pk")
    found = []
    for mandate in rows:
        unit, last = mandate.office.body.unit, mandate.ends_on
        if last is not None and not _followed(unit, last + timedelta(days=1)):
            found.append(LastTerm(unit, mandate, last))
    return found


def last_terms_of(unit: Unit, on: date, days: int = WARNING_DAYS) -> list[LastTerm]:
    """Those of them that leave ``unit`` itself without anybody: its own, and those above it."""
    above = set(ancestry(unit.path))
    return [one for one in last_administrators_ending(on, days) if one.unit.path in above]


def _followed(unit: Unit, day: date) -> bool:
    """Somebody administers ``unit`` on ``day`` or has a term that begins before long after."""
    return administrators(day).filter(office__body__unit__path__in=ancestry(unit.path)).exists()
