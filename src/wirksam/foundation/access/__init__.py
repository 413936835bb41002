"""Who may come in, see and do: the actor of a request, the doors of views, the rules of models."""

from wirksam.foundation.access.actor import NOBODY, Actor
from wirksam.foundation.access.doors import Door, public, requires, signed_in
from wirksam.foundation.access.grants import (
    EVERYTHING,
    NOTHING,
    Grant,
    Home,
    Place,
    Seat,
    Spot,
    ancestry,
)
from wirksam.foundation.access.refusal import RefusedError
from wirksam.foundation.access.rules import (
    VisibleQuerySet,
    allowed,
    can,
    get_visible_or_404,
    rule,
    visible,
)

__all__ = [
    "EVERYTHING",
    "NOBODY",
    "NOTHING",
    "Actor",
    "Door",
    "Grant",
    "Home",
    "Place",
    "RefusedError",
    "Seat",
    "Spot",
    "VisibleQuerySet",
    "allowed",
    "ancestry",
    "can",
    "get_visible_or_404",
    "public",
    "requires",
    "rule",
    "signed_in",
    "visible",
]
