"""What the gallery page shows: every component with its examples, rendered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.template import engines
from django.utils.safestring import SafeString, mark_safe

from wirksam.foundation.components.registry import Entry, entries
from wirksam.foundation.components.spec import Example


@dataclass(frozen=True, slots=True)
class Shown:
    """An example with its markup."""

    example: Example
    markup: SafeString


@dataclass(frozen=True, slots=True)
class Part:
    """A component as the gallery lists it."""

    entry: Entry
    shown: tuple[Shown, ...]


def render_example(example: Example, request: HttpRequest | None = None) -> SafeString:
    """The example's source as a page would render it."""
    template = engines["django"].from_string(example.source)
    return mark_safe(template.render(dict(example.context), request))  # noqa: S308 (a template's output)


def parts(request: HttpRequest | None = None) -> Iterator[Part]:
    """All components in alphabetical order."""
    for entry in entries().values():
        yield Part(
            entry,
            tuple(
                Shown(example, render_example(example, request)) for example in entry.spec.examples
            ),
        )
