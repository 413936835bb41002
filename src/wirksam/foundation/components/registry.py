"""Finds the component folders and keeps their compiled templates."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings
from django.template import Engine, Origin, Template, TemplateSyntaxError

from wirksam.foundation.components.spec import Component

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """A component with its name and folder."""

    name: str
    spec: Component

    @property
    def stylesheet(self) -> Path:
        """Its CSS, part of the bundle."""
        return FOLDER / self.name / f"{self.name}.css"

    @property
    def markup(self) -> Path:
        """Its template."""
        return FOLDER / self.name / f"{self.name}.html"

    def template(self) -> Template:
        """The compiled template; while developing, as the file now stands."""
        return _compiled(self.name, self.markup.stat().st_mtime_ns if settings.DEBUG else 0)


@cache
def entries() -> MappingProxyType[str, Entry]:
    """All components by name, in alphabetical order."""
    found = {}
    for declaration in sorted(FOLDER.glob("*/examples.py")):
        name = declaration.parent.name
        module = importlib.import_module(f"{__package__}.{name}.examples")
        found[name] = Entry(name, module.component)
    return MappingProxyType(found)


def entry(name: str) -> Entry:
    """The component called ``name``; raises ``TemplateSyntaxError`` where there is none."""
    try:
        return entries()[name]
    except KeyError:
        raise TemplateSyntaxError(
            f"no component {name!r}; there are: {', '.join(entries())}"
        ) from None


@cache
def _compiled(name: str, changed: int) -> Template:  # noqa: ARG001 (part of the cache key)
    path = entries()[name].markup
    source = path.read_text(encoding="utf-8").rstrip("\n")
    return Template(source, Origin(str(path), name), name, Engine.get_default())
