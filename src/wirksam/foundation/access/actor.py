"""The one who acts, seen from below: a key, and what running mandates allow today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from wirksam.foundation.access.grants import NOTHING, Grant, Home, Place, Seat

_SEES_OTHERS = ("people.", "contacts.", "office.", "audit.", "emergency.")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at this moment.

    ``key`` names the person without naming her (it goes into the journal), ``person_id`` is her row
    in the database (0 for nobody). ``grants`` are what her running mandates allow, ``seats`` the
    offices themselves, ``homes`` the units she belongs to; all of today, never kept longer than a
    request. ``notices`` is how many notices she has not seen.
    """

    key: str = ""
    name: str = ""
    person_id: int = 0
    grants: tuple[Grant, ...] = ()
    seats: tuple[Seat, ...] = ()
    homes: tuple[Home, ...] = ()
    notices: int = 0

    @property
    def is_known(self) -> bool:
        """Someone has signed in."""
        return bool(self.key)

    @property
    def belongs(self) -> bool:
        """She is part of the association today, as a member or by an office."""
        return bool(self.homes or self.seats)

    @property
    def capabilities(self) -> frozenset[str]:
        """Everything she may do somewhere."""
        return frozenset(grant.capability for grant in self.grants)

    @property
    def sees_others(self) -> bool:
        """Her mandates reach into other units or show what others entrusted: a second factor."""
        return any(
            grant.reach == "below" or grant.capability.startswith(_SEES_OTHERS)
            for grant in self.grants
        )

    def can(self, capability: str, place: Place | None = None, *, reach: str = "body") -> bool:
        """A running mandate carries ``capability``; at ``place``, with at least ``reach``."""
        held = self.holding(capability)
        if place is None:
            return any(True for _ in held)
        return any(grant.covers(place, reach) for grant in held)

    def holding(self, capability: str) -> Iterable[Grant]:
        """The grants of one capability."""
        return (grant for grant in self.grants if grant.capability == capability)

    def units(self, capability: str, at: str = "", *, below: bool = True) -> Q:
        """Rows whose unit (at the lookup path ``at``; empty: the row is the unit) is in reach.

        Without ``below`` only the units of the mandates themselves count, however far they reach:
        for what stops at a unit's walls.
        """
        prefix = f"{at}__" if at else ""
        found = NOTHING
        for grant in self.holding(capability):
            if grant.reach == "below" and below:
                found |= Q(**{f"{prefix}path__startswith": grant.unit_path})
            elif grant.reach != "body":
                found |= Q(**{f"{prefix}pk": grant.unit_id})
        return found

    def bodies(self, capability: str, at: str = "") -> Q:
        """Rows whose body (at the lookup path ``at``; empty: the row is the body) is in reach."""
        prefix = f"{at}__" if at else ""
        own = {grant.body_id for grant in self.holding(capability) if grant.reach == "body"}
        return self.units(capability, f"{prefix}unit") | Q(**{f"{prefix}pk__in": own})


NOBODY = Actor()

_resolver: Callable[[Any], Actor] | None = None


def resolve_actors_with(resolver: Callable[[Any], Actor]) -> None:
    """Let a higher floor say who stands behind a signed-in account."""
    global _resolver  # noqa: PLW0603 (set once, when the apps are ready)
    _resolver = resolver


def actor_of(user: Any) -> Actor:  # noqa: ANN401 (an account of any kind)
    """The actor behind an account; ``NOBODY`` without one."""
    if _resolver is None or not user.is_authenticated:
        return NOBODY
    return _resolver(user)
