"""What a component declares about itself, and the checks that follow from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.forms import BoundField
from django.template import TemplateSyntaxError
from django.utils.functional import Promise

Kind = Literal["text", "url", "flag", "number", "items", "field", "object"]

_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str, Promise),
    "url": (str, Promise),
    "flag": (bool,),
    "number": (int, float),
    "items": (Iterable,),
    "field": (BoundField,),
    "object": (object,),
}
_ATTRIBUTE = re.compile(r"(?:hx(?!-on)|data|aria)-[a-z][a-z0-9-]*")
_HARMLESS_URL = re.compile(r"(?:https?://|mailto:|tel:|[/?#]|[\w.~-]*(?:[/?#]|\Z))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prop:
    """A value handed to a component. ``choices`` limit a text to those words."""

    name: str
    kind: Kind = "text"
    meaning: str = ""
    required: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()

    def checked(self, component: str, value: object) -> object:
        """The value as the template sees it; raises ``TemplateSyntaxError`` on a wrong one."""
        if value is None:
            if self.required:
                raise TemplateSyntaxError(f"component {component}: prop {self.name!r} has no value")
            return self.default
        fits = isinstance(value, _TYPES[self.kind])
        if self.kind == "items":
            fits = fits and not isinstance(value, str | Mapping)
        if self.kind == "number":
            fits = fits and not isinstance(value, bool)
        if not fits or (self.choices and value not in self.choices):
            wanted = " | ".join(self.choices) or self.kind
            raise TemplateSyntaxError(
                f"component {component}: {self.name}={value!r} is not {wanted}"
            )
        if self.kind == "url":
            return harmless_url(str(value))
        if self.kind == "text":
            return str.__str__(
                str(value)
            )  # text is never markup, not even a template's own literal
        return value


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for markup. The one named ``content`` takes what stands between the tags."""

    name: str
    meaning: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of template source for gallery and test, with the variables it uses."""

    title: str
    source: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Component:
    """A declared part.

    ``attributes`` lets ``hx-``, ``data-`` and ``aria-`` names through as ``attrs``; ``derive`` adds
    what the template needs and can be computed from the props; ``numbered`` gives the template a
    ``uid`` that no other part of the page has.
    """

    summary: str
    examples: tuple[Example, ...]
    props: tuple[Prop, ...] = ()
    slots: tuple[Slot, ...] = ()
    attributes: bool = False
    numbered: bool = False
    derive: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None

    def prop(self, name: str) -> Prop | None:
        """The declared prop of that name."""
        return next((prop for prop in self.props if prop.name == name), None)

    def slot(self, name: str) -> Slot | None:
        """The declared slot of that name."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def takes_attribute(self, name: str) -> bool:
        """Whether ``name`` may pass through to the element."""
        return self.attributes and _ATTRIBUTE.fullmatch(name) is not None


def harmless_url(url: str) -> str:
    """The address, or ``#`` where its scheme could run code (``javascript:``, ``data:``)."""
    return url if _HARMLESS_URL.match(url) else "#"
