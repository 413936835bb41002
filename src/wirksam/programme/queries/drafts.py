"""Drafts of reports that higher floors offer, such as what came of an activity.

``add_draft_source("activity", source)``, called when the apps are ready, with a function from a key
and an actor to what she may take over from it, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wirksam.foundation.access import Actor


@dataclass(frozen=True, slots=True)
class Draft:
    """What a report could say; she reads and changes it before she sends it."""

    said: str
    next_step: str = ""
    happened_on: date | None = None
    url: str = ""
    amount: int | None = None
    unit_word: str = ""


Source = Callable[[int, Actor], Draft | None]
_sources: dict[str, Source] = {}


def add_draft_source(kind: str, source: Source) -> None:
    """Offer drafts of one kind; the same kind twice replaces the first."""
    _sources[kind] = source


def draft_from(kind: str, pk: int, actor: Actor) -> Draft | None:
    """The draft that ``kind`` offers this actor for its row ``pk``."""
    source = _sources.get(kind)
    return source(pk, actor) if source else None
