"""Whose assembly it is."""

from __future__ import annotations

from django.db.models import Q

from wirksam.foundation.access import NOTHING, Actor, ancestry


def belonging(actor: Actor, unit: str) -> Q:
    """Rows whose unit (at the lookup path ``unit``) is hers or lies above one of hers."""
    own = [home.unit_path for home in actor.homes] + [seat.unit_path for seat in actor.seats]
    paths = {above for path in own for above in ancestry(path)}
    return Q(**{f"{unit}__path__in": sorted(paths)}) if paths else NOTHING
