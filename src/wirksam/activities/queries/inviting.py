"""Ways into joining in that higher floors offer: teams that take people, the page that asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.urls import reverse
from django_stubs_ext import StrOrPromise

from wirksam.foundation.access import Actor


class Door(IntEnum):
    """How one gets in; the smaller, the sooner."""

    OPEN = 0
    """One can apply now."""
    SOON = 1
    """One can apply from a day on."""
    ALONG = 2
    """One can come along for a while."""
    PLANNED = 3
    """A call for people is being prepared."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A team that takes people. ``said`` is one sentence about how; ``about`` are words on what.

    ``body`` is the primary key of the team. ``opens_on``: from this day on one can apply.
    """

    body: int
    title: str
    url: str
    said: str
    door: Door
    about: str = ""
    opens_on: date | None = None

    def is_about(self, words: Iterable[str]) -> bool:
        """One of ``words`` occurs in what it does, whatever the case."""
        about = f"{self.title} {self.about}".casefold()
        return any(word.casefold() in about for word in words if word)


Source = Callable[[Actor], Iterable[Invitation]]
_sources: dict[str, Source] = {}


def invite_with(source: Source) -> None:
    """Let ``source`` say which teams take people; it takes a fixed number of queries.

    The same function twice counts once.
    """
    _sources[f"{source.__module__}.{source.__qualname__}"] = source


def invitations(actor: Actor) -> list[Invitation]:
    """Teams that take people and that she is not in yet: the soonest first, then by name."""
    found = (one for _name, source in sorted(_sources.items()) for one in source(actor))
    return sorted(found, key=lambda one: (one.door, one.title, one.body))


@dataclass(frozen=True, slots=True)
class Way:
    """The page that helps somebody to begin: ``lead`` says in a sentence what it does."""

    label: StrOrPromise
    lead: StrOrPromise
    url_name: str

    @property
    def url(self) -> str:
        """Its address."""
        return reverse(self.url_name)


_way: Way | None = None


def offer_way(way: Way) -> None:
    """Let a higher floor say where somebody begins who does not know what fits."""
    global _way  # noqa: PLW0603 (set once, when the apps are ready)
    _way = way


def way_in() -> Way | None:
    """Where to begin; nothing where no app offers it."""
    return _way
