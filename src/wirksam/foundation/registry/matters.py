"""What waits for whom: apps bring their sources, pages above them ask for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django_stubs_ext import StrOrPromise

from wirksam.foundation.access import Actor

QUICK_MINUTES = 15


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

    @property
    def is_quick(self) -> bool:
        """She can do it now, in a quarter of an hour."""
        return (
            self.side == "mine"
            and not self.done
            and self.minutes is not None
            and self.minutes <= QUICK_MINUTES
        )


Source = Callable[[Actor], Iterable[Matter]]
_sources: dict[str, tuple[Source, bool]] = {}


def bring_matters(source: Source, *, quick: bool = True) -> None:
    """Let ``source`` say what is open for a person; the same function twice counts once.

    A source that is not ``quick`` has nothing for a quarter of an hour, such as what somebody waits
    for: the front page does not ask it.
    """
    _sources[f"{source.__module__}.{source.__qualname__}"] = source, quick


def matters_of(actor: Actor) -> list[Matter]:
    """Everything open for ``actor``: what is due first, then by name of the source."""
    if not actor.is_known:
        return []
    sources = [source for _name, (source, _quick) in sorted(_sources.items())]
    return _in_order(one for source in sources for one in source(actor))


def quick_matters_of(actor: Actor) -> list[Matter]:
    """What ``actor`` is asked for and can do in a quarter of an hour; in the same order."""
    if not actor.is_known:
        return []
    sources = [source for _name, (source, quick) in sorted(_sources.items()) if quick]
    return _in_order(one for source in sources for one in source(actor) if one.is_quick)


def _in_order(matters: Iterable[Matter]) -> list[Matter]:
    return sorted(matters, key=lambda one: (one.done, one.due or date.max))
