"""The main navigation, filled by the apps themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django_stubs_ext import StrOrPromise

from wirksam.foundation.access import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the navigation.

    Shown only to holders of ``capability`` if one is named, and with ``signed_in`` to no guest.
    """

    label: StrOrPromise
    url_name: str
    icon: str
    order: int
    capability: str = ""
    signed_in: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as one request sees it."""

    label: StrOrPromise
    url: str
    icon: str
    current: bool


_entries: dict[str, Entry] = {}


def add_entry(entry: Entry) -> None:
    """Offer an entry; the same address twice replaces the first."""
    _entries[entry.url_name] = entry


def entries_for(request: HttpRequest, actor: Actor) -> Iterator[Item]:
    """The entries this actor can use, in their order; the longest matching address is current."""
    usable = [
        (entry, reverse(entry.url_name))
        for entry in sorted(_entries.values(), key=lambda entry: entry.order)
        if (not entry.capability or actor.can(entry.capability))
        and (not entry.signed_in or actor.is_known)
    ]
    here = max(
        (
            url
            for _, url in usable
            if request.path == url or (url != "/" and request.path.startswith(url))
        ),
        key=len,
        default="",
    )
    for entry, url in usable:
        yield Item(entry.label, url, entry.icon, url == here)
