"""Capacity of a campaign: what each chapter has, what it plans, where help is needed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.activities.choices import ENDED, State
from wirksam.association.choices import UnitKind
from wirksam.association.models import Unit, running, today
from wirksam.campaigns.access.helping import wanted
from wirksam.campaigns.models import Capacity, Frame, HelpRequest, LocalAction, Tile
from wirksam.campaigns.queries.tiles import TileFact, name_of
from wirksam.campaigns.rules import Need, Strength, need
from wirksam.foundation.access import Actor, visible

_ORDER = list(Need)
_SIGNS = {
    Need.HELP: ("people", "warn"),
    Need.THIN: ("half", "info"),
    Need.UNSAID: ("silent", "neutral"),
    Need.ENOUGH: ("check", "ok"),
}


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """One chapter in the table. ``actions``: planned or done; ``asks``: its open requests."""

    unit: Unit
    said: Capacity | None
    actions: int
    needed: int
    asks: int

    @property
    def need(self) -> Need:
        """Where it stands."""
        said = self.said
        strength = Strength(
            said=said is not None,
            people=said.people if said else 0,
            trained=said.trained if said else 0,
            needed=self.needed,
            asks=bool(self.asks or (said and said.wish)),
        )
        return need(strength)

    @property
    def sign(self) -> tuple[str, str, str]:
        """The same as word, icon and tone."""
        icon, tone = _SIGNS[self.need]
        return need_word(self.need), icon, tone

    @property
    def asked(self) -> str:
        """Its open requests in words."""
        if not self.asks:
            return ""
        return ngettext("%(n)s open request", "%(n)s open requests", self.asks) % {"n": self.asks}


@dataclass(frozen=True, slots=True)
class CapacityTable:
    """All chapters, those that need help first, with sums."""

    rows: list[CapacityRow]
    tiles: list[TileFact]

    @property
    def people(self) -> int:
        """How many people all of them have."""
        return sum(row.said.people for row in self.rows if row.said)

    @property
    def trained(self) -> int:
        """How many of those are trained."""
        return sum(row.said.trained for row in self.rows if row.said)

    @property
    def actions(self) -> int:
        """How many action days there are."""
        return sum(row.actions for row in self.rows)

    @property
    def said(self) -> int:
        """How many chapters have said anything."""
        return sum(row.said is not None for row in self.rows)

    @property
    def helpless(self) -> int:
        """How many chapters ask for help."""
        return sum(row.need == Need.HELP for row in self.rows)

    @property
    def legend(self) -> list[tuple[str, str, str]]:
        """Word, icon and tone of each state that is there."""
        found = [key for key, _rows in groupby(self.rows, key=lambda row: row.need)]
        return [(need_word(key), *_SIGNS[key]) for key in found]


def need_word(of: Need) -> str:
    """A state in words."""
    return {
        Need.HELP: _("asks for help"),
        Need.THIN: _("short of people"),
        Need.UNSAID: _("nothing said yet"),
        Need.ENOUGH: _("enough people"),
    }[of]


def chapters_of(frame: Frame) -> QuerySet[Unit]:
    """Chapters at which a frame is directed."""
    below = Q(path__startswith=frame.unit.path, kind=UnitKind.DISTRICT)
    return Unit.objects.filter(below & running(today()))


def capacity_table(actor: Actor, frame: Frame) -> CapacityTable:
    """The table and the picture of a frame; five queries, however many chapters."""
    units = chapters_of(frame)
    said = {one.unit_id: one for one in visible(actor, Capacity).filter(frame=frame)}
    planned = _planned(frame)
    asked = HelpRequest.objects.filter(wanted(), frame=frame).order_by()
    asks = dict(asked.values_list("unit").annotate(number=Count("pk")))
    rows = [
        CapacityRow(one, said.get(one.pk), *planned.get(one.pk, (0, 0)), asks.get(one.pk, 0))
        for one in units
    ]
    rows.sort(key=lambda row: (_ORDER.index(row.need), row.unit.name))
    by_unit = {row.unit.pk: row for row in rows}
    tiles = Tile.objects.filter(unit__in=by_unit).order_by("row", "column")
    return CapacityTable(rows, [_tile(tile, by_unit[tile.unit_id]) for tile in tiles])


def _planned(frame: Frame) -> dict[int, tuple[int, int]]:
    """Of each unit: its action days, and how many people those still to come need."""
    left_out = (State.IDEA, State.CANCELLED)
    rows = LocalAction.objects.filter(frame=frame).exclude(state__in=left_out).order_by()
    counted = rows.values_list("host__unit").annotate(
        number=Count("pk"), wanted=Sum("people_needed", filter=~Q(state__in=ENDED))
    )
    return {unit: (number, wanted or 0) for unit, number, wanted in counted}


def _tile(tile: Tile, row: CapacityRow) -> TileFact:
    word, icon, tone = row.sign
    at = f"#{row.unit.slug}"
    return tile.column, tile.row, tile.code, name_of(row.unit), word, icon, tone, at


def own_chapters(actor: Actor, frame: Frame) -> list[Unit]:
    """Chapters for which she can say what they have."""
    return list(visible(actor, chapters_of(frame), "say_capacity").order_by("path"))
