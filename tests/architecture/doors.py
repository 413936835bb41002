"""Walks all addresses and tells the door of each; run as a program it prints them as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def doors(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[tuple[str, Any]]:
    """Every address pattern with its declared door, or None."""
    for entry in (resolver or get_resolver()).url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from doors(entry, address)
        elif isinstance(entry, URLPattern):
            yield address, _door(entry.callback)


def _door(view: Any) -> Any:
    """The door on the view itself, on its class, or on what it wraps."""
    while view is not None:
        for holder in (view, getattr(view, "view_class", None)):
            if getattr(holder, "door", None) is not None:
                return holder.door
        view = getattr(view, "__wrapped__", None)
    return None


if __name__ == "__main__":
    import django

    django.setup()
    found = {address: door and [door.kind, door.capability] for address, door in doors()}
    print(json.dumps(found))  # noqa: T201
