"""What apps let be found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django_stubs_ext import StrOrPromise

from wirksam.foundation.access import Actor


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found of one object, in plain text.

    ``label`` says where it stands or what it is called ("Z. 2–4", a code), in words that need no
    translation. ``keywords`` are found like words of the title and not shown. ``on`` is its day:
    of two that fit alike the newer comes first.
    """

    pk: int
    title: str
    text: str
    url: str
    on: date | None = None
    label: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of thing that can be found.

    ``documents`` gets keys of ``model`` and gives the documents of those that may be found by
    anybody at all; for the others nothing. ``visible`` gives the rows an actor may see; it is asked
    with every search, so the index never decides about rights.
    """

    key: str
    label: StrOrPromise
    icon: str
    model: type[Model]
    documents: Callable[[Collection[int]], Iterable[Document]]
    visible: Callable[[Actor], QuerySet[Any]]
    order: int = 50


_sources: dict[str, Source] = {}


def add_source(source: Source) -> None:
    """Let something be found; the same key twice replaces the first."""
    _sources[source.key] = source


def sources() -> list[Source]:
    """All kinds, in the order they are offered in."""
    return sorted(_sources.values(), key=lambda source: source.order)


def source_of(key: str) -> Source:
    """The source with this key. LookupError for a key nobody registered."""
    return _sources[key]
