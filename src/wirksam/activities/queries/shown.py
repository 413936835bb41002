"""A page of the list: days with their activities, and what narrows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wirksam.activities.choices import State
from wirksam.activities.kinds import kinds
from wirksam.activities.models import Activity, Participation
from wirksam.activities.queries.words import hours, when
from wirksam.association.models import Unit
from wirksam.foundation.access import Actor


@dataclass(frozen=True, slots=True)
class Row:
    """One activity in a list."""

    activity: Activity
    joined: bool

    @property
    def meta(self) -> str:
        """When on its day, where, by whom."""
        one = self.activity
        time = when(one) if one.days else hours(one)
        parts = (time if one.starts_at else "", one.place, one.host.name, _unit_name(one))
        return " \N{MIDDLE DOT} ".join(part for part in parts if part)

    @property
    def is_cancelled(self) -> bool:
        """It does not take place."""
        return self.activity.state == State.CANCELLED


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what begins on it; no day for ideas."""

    on: date | None
    rows: tuple[Row, ...]


def _unit_name(activity: Activity) -> str:
    unit = activity.host.unit
    return unit.short_name or unit.name


def rows_of(actor: Actor, activities: Iterable[Activity]) -> list[Row]:
    """Rows with what this person said; one query."""
    listed = list(activities)
    mine: set[int] = set()
    if actor.person_id and listed:
        said = Participation.objects.filter(
            person=actor.person_id, activity__in=[one.pk for one in listed]
        )
        mine = set(said.values_list("activity_id", flat=True))
    return [Row(one, one.pk in mine) for one in listed]


def by_day(rows: Iterable[Row]) -> list[Day]:
    """Rows in their order, under their days."""
    return [
        Day(on, tuple(group))
        for on, group in groupby(
            rows, key=lambda row: row.activity.first_day if row.activity.starts_at else None
        )
    ]


def unit_choices() -> list[tuple[str, str]]:
    """Units that host anything: address and name; one query."""
    rows = Unit.objects.filter(ends_on=None).order_by("path").values_list("slug", "name")
    return list(rows)


def kind_choices() -> list[tuple[str, str]]:
    """Kinds to choose from."""
    return [(one.code, str(one.label)) for one in kinds()]
