"""Saying what a chapter can do in a campaign; arranging the picture of the chapters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Unit
from wirksam.campaigns.choices import FrameState
from wirksam.campaigns.models import Capacity, Frame, Tile
from wirksam.campaigns.models.capacity import MOST_COLUMNS, MOST_ROWS
from wirksam.campaigns.operations.keeping import settled
from wirksam.foundation.access import Actor, RefusedError, can, visible

LONGEST_WISH = 300


@dataclass(frozen=True, slots=True)
class Said:
    """How many people a chapter has, how many of them are trained, what it would like to have."""

    people: int
    trained: int
    wish: str = ""


@transaction.atomic
def say_capacity(*, actor: Actor, frame: Frame, unit: Unit, said: Said) -> Capacity:
    """Say it for one's own chapter; said again, it takes the place of what was said."""
    held = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    if not can(actor, held, "say_capacity"):
        raise RefusedError(_("Only the board of a chapter says what the chapter has."))
    if not can(actor, frame, "count") or not held.path.startswith(frame.unit.path):
        raise RefusedError(_("This campaign is not for your chapter. Choose another one."))
    if frame.state != FrameState.OPEN:
        raise RefusedError(_("This campaign is not open. What was said stays as it is."))
    if said.trained > said.people:
        raise RefusedError(_("Those who are trained count among the people. Look at both numbers."))
    row, _new = Capacity.objects.update_or_create(
        frame=frame,
        unit=held,
        defaults={
            "people": said.people,
            "trained": said.trained,
            "wish": said.wish.strip()[:LONGEST_WISH],
            "said_by": actor.key,
            "said_at": timezone.now(),
        },
    )
    return settled(actor, "say_capacity", row, held.slug, people=said.people, trained=said.trained)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture and what fits on a small tile."""

    column: int
    row: int
    code: str


@transaction.atomic
def place_tiles(*, actor: Actor, spots: Mapping[int, Spot | None]) -> int:
    """Arrange the picture: for each unit its spot, or none. How many stand in it now."""
    rows = visible(actor, Unit.objects.select_for_update(of=("self",)), "place")
    units = {unit.pk: unit for unit in rows.filter(pk__in=list(spots)).order_by("path")}
    if not units or len(units) != len(spots):
        raise RefusedError(_("Some of these are not yours to arrange. Load the page again."))
    _each_alone(spots, units)
    Tile.objects.filter(unit__in=units).delete()
    placed = {pk: spot for pk, spot in spots.items() if spot is not None}
    try:
        with transaction.atomic():
            Tile.objects.bulk_create(
                Tile(unit_id=pk, column=spot.column, row=spot.row, code=spot.code)
                for pk, spot in placed.items()
            )
    except IntegrityError:  # somebody else has put a unit there in this very moment
        raise RefusedError(_("Something has changed meanwhile. Load the page again.")) from None
    first = next(iter(units.values()))
    settled(actor, "place_tiles", first, first.slug, number=len(placed))
    return len(placed)


def _each_alone(spots: Mapping[int, Spot | None], units: Mapping[int, Unit]) -> None:
    taken = {
        (tile.column, tile.row): tile.unit.name
        for tile in Tile.objects.exclude(unit__in=units).select_related("unit")
    }
    for pk, spot in spots.items():
        if spot is None:
            continue
        at = (spot.column, spot.row)
        if not (1 <= spot.column <= MOST_COLUMNS and 1 <= spot.row <= MOST_ROWS):
            raise RefusedError(_("This place lies outside of the picture."))
        if at in taken:
            told = {"one": taken[at], "other": units[pk].name}
            raise RefusedError(
                _("%(one)s and %(other)s stand on the same tile. Move one of them.") % told
            )
        taken[at] = units[pk].name
