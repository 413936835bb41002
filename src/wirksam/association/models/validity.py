"""Time: what exists from one day to another."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


def today() -> date:
    """The day in the association's time zone, wherever a reader is."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def running(day: date, at: str = "") -> Q:
    """Rows (at the lookup path ``at``) that exist on ``day``."""
    prefix = f"{at}__" if at else ""
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    )


def still_there(at: str = "", on: date | None = None) -> Q:
    """Rows (at the lookup path ``at``) not over on ``on`` (today): running, or still to begin."""
    prefix = f"{at}__" if at else ""
    return Q(**{f"{prefix}ends_on": None}) | Q(**{f"{prefix}ends_on__gte": on or today()})


def _in_order() -> tuple[models.BaseConstraint, ...]:
    return (
        models.CheckConstraint(
            condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            name="%(app_label)s_%(class)s_ends_after_start",
        ),
    )


class Validity(models.Model):
    """Something that exists from one day to another; both days count, an empty end is open."""

    starts_on = models.DateField(default=date(1970, 1, 1))
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = _in_order()

    @classmethod
    def running(cls, day: date) -> Q:
        """Rows that exist on ``day``."""
        return running(day)

    def runs_on(self, day: date) -> bool:
        """Does it exist on ``day``?"""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)
