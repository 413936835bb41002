"""What waits for whom: apps bring their sources, pages above them ask for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django_stubs_ext import StrOrPromise

from wirksam.foundation.access import Actor


@dataclass(frozen=True, slots=True)
class Matter:
    """Something open between a person and the others.

    ``side`` is ``mine`` where she is asked, ``asked`` where she waits for others. ``done`` ones are
    kept for reading. ``minutes`` says how long it will take, where that is known; what takes a
    quarter of an hour at most is offered as quick help. ``due`` is the last day, in local time.
    """

    title: StrOrPromise
    url: str
    icon: str
    side: Literal["mine", "asked"] = "mine"
    detail: StrOrPromise = ""
    due: date | None = None
    done: bool = False
    minutes: int | None = None


Source = Callable[[Actor], Iterable[Matter]]
_sources: dict[str, Source] = {}


def bring_matters(source: Source) -> None:
    """Let ``source`` say what is open for a person; the same function twice counts once."""
    _sources[f"{source.__module__}.{source.__qualname__}"] = source


def matters_of(actor: Actor) -> list[Matter]:
    """Everything open for ``actor``: what is due first, then by name of the source."""
    if not actor.is_known:
        return []
    found = [one for _, source in sorted(_sources.items()) for one in source(actor)]
    return sorted(found, key=lambda one: (one.done, one.due or date.max))
