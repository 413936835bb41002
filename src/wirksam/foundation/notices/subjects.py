"""What can be followed. Apps say so when they are ready."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from wirksam.foundation.access import Actor


@dataclass(frozen=True, slots=True)
class Followed:
    """A thing that somebody follows, as she sees it."""

    title: str
    url: str


Find = Callable[[Actor, Collection[str]], Mapping[str, Followed]]
_finders: dict[str, Find] = {}


def followable(subject_type: str, find: Find) -> None:
    """Let things of a type be followed; ``find`` gives those of the keys that an actor may see."""
    _finders[subject_type] = find


def find_followed(actor: Actor, subject_type: str, keys: Collection[str]) -> Mapping[str, Followed]:
    """The things with these keys that can be followed and that ``actor`` may see."""
    find = _finders.get(subject_type)
    return find(actor, keys) if find else {}
