"""What higher floors show beside an activity on its page, such as allies who take part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise

from wirksam.activities.models import Activity
from wirksam.foundation.access import Actor


@dataclass(frozen=True, slots=True)
class Line:
    """One thing beside it; ``url`` makes a link of the text, for those who may follow it."""

    text: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A part of the page of an activity.

    ``anchor`` is its place on the page. ``deed``, ``deed_url`` and ``icon`` are what hosts are
    offered; empty for all others. Without ``lines`` only the deed is shown.
    """

    anchor: str
    title: StrOrPromise
    lines: tuple[Line, ...] = ()
    deed: StrOrPromise = ""
    deed_url: str = ""
    icon: str = "link"


Source = Callable[[Actor, Activity, bool], Beside | None]
_sources: dict[str, Source] = {}


def add_beside(source: Source) -> None:
    """Let ``source`` add a part; it gets reader, activity and whether she hosts it.

    It takes a fixed number of queries. The same function twice counts once.
    """
    _sources[f"{source.__module__}.{source.__qualname__}"] = source


def beside(actor: Actor, activity: Activity, *, hosts: bool) -> Iterator[Beside]:
    """All parts that have something to show, by the name of their source."""
    for _name, source in sorted(_sources.items()):
        if (part := source(actor, activity, hosts)) is not None:
            yield part
