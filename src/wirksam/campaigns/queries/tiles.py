"""The picture of the chapters: tiles instead of a map, and what stands on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.activities.choices import State
from wirksam.association.models import Unit, running, today
from wirksam.campaigns.models import LocalAction, Tile
from wirksam.campaigns.queries.actions import from_today
from wirksam.campaigns.rules import beside
from wirksam.foundation.access import Actor, visible

TileFact = tuple[int, int, str, str, str, str, str, str]
"""Column, row, code, name, words, icon, tone, address: as the component ``tiles`` takes it."""

_PLANNED = ("going", "going")
_NOTHING = ("empty", "neutral")


@dataclass(frozen=True, slots=True)
class Picture:
    """Tiles, and units that have none but something to say: name, words, address."""

    tiles: list[TileFact] = field(default_factory=list)
    others: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def legend(self) -> list[tuple[str, str, str]]:
        """What the signs mean: word, icon, tone."""
        words = {_PLANNED: _("action days planned"), _NOTHING: _("nothing planned yet")}
        found = {fact[5:7] for fact in self.tiles}
        return [(word, *sign) for sign, word in words.items() if sign in found]


def name_of(unit: Unit) -> str:
    """The short name of a unit."""
    return unit.short_name or unit.name


def near_units(own: Iterable[int]) -> set[int]:
    """Units whose tiles touch those of ``own``, and those themselves; one query."""
    mine = list(own)
    rows = Tile.objects.order_by().values_list("unit", "column", "row") if mine else ()
    return beside({unit: (column, row) for unit, column, row in rows}, mine)


def planned_picture(actor: Actor) -> Picture:
    """Where action days come that ``actor`` may know of, on all levels; three queries."""
    rows = Tile.objects.filter(running(today(), "unit")).select_related("unit")
    tiles = list(rows.order_by("row", "column"))
    if not tiles:
        return Picture()
    actions = visible(actor, LocalAction).filter(from_today())
    actions = actions.exclude(state__in=(State.IDEA, State.CANCELLED)).order_by()
    counted = dict(actions.values_list("host__unit").annotate(number=Count("pk")))
    placed = {tile.unit_id for tile in tiles}
    others = Unit.objects.filter(pk__in=counted.keys() - placed).order_by("path")
    return Picture(
        [_planned(tile, counted.get(tile.unit_id, 0)) for tile in tiles],
        [(name_of(one), _days(counted[one.pk]), one.get_absolute_url()) for one in others],
    )


def _planned(tile: Tile, number: int) -> TileFact:
    words = _days(number) if number else _("nothing planned yet")
    icon, tone = _PLANNED if number else _NOTHING
    unit = tile.unit
    return (
        tile.column, tile.row, tile.code, name_of(unit), words, icon, tone,
        unit.get_absolute_url(),
    )  # fmt: skip


def _days(number: int) -> str:
    return ngettext("%(n)s action day", "%(n)s action days", number) % {"n": number}


def placed_units(actor: Actor) -> list[tuple[Unit, Tile | None]]:
    """Units whose place she may say, each with its tile; two queries."""
    units = list(visible(actor, Unit, "place").order_by("path"))
    tiles = {tile.unit_id: tile for tile in Tile.objects.filter(unit__in=units)}
    return [(unit, tiles.get(unit.pk)) for unit in units]
