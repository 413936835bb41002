"""What a running mandate allows, and where: pure values, computed once per request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q

NOTHING = Q(pk__in=())
"""A condition that no row fulfils."""

EVERYTHING = ~Q(pk__in=())
"""A condition that every row fulfils."""


class Place(Protocol):
    """A body in a unit: where something is allowed."""

    @property
    def body_id(self) -> int | None:
        """The body; nothing where the whole unit is meant."""

    @property
    def unit_id(self) -> int:
        """The unit."""

    @property
    def unit_path(self) -> str:
        """The unit's place in the tree, such as ``bund/land/kreis/``."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by itself."""

    unit_id: int
    unit_path: str
    body_id: int | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """An office held today; ``function`` is the word that the same offices share."""

    function: str
    body_id: int
    unit_id: int
    unit_path: str


@dataclass(frozen=True, slots=True)
class Home:
    """A unit someone belongs to today, and the path of the state association it lies in."""

    unit_id: int
    unit_path: str
    state_path: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """One capability at one place. ``reach`` is ``body``, ``unit`` or ``below``."""

    capability: str
    reach: str
    body_id: int
    unit_id: int
    unit_path: str

    def covers(self, place: Place, reach: str = "body") -> bool:
        """Does it reach ``place``, for someone who there needs at least ``reach``?"""
        if self.reach == "below" and place.unit_path.startswith(self.unit_path):
            return True
        if self.reach in {"unit", "below"} and place.unit_id == self.unit_id:
            return reach in {"body", "unit"}
        return reach == "body" and place.body_id is not None and place.body_id == self.body_id


def ancestry(path: str) -> list[str]:
    """The paths of a unit and of all above it, highest first."""
    parts = path.strip("/").split("/") if path else []
    return ["".join(f"{part}/" for part in parts[: end + 1]) for end in range(len(parts))]
