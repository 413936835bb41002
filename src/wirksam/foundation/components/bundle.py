"""Joins the style and behaviour sources into the two files that browsers load.

Layers in their order: ``styles/<layer>.css`` and ``styles/<layer>-<topic>.css`` of this package,
the components' own files among them, and ``styles/*.css`` of each app as layer ``pages``. An app's
behaviours lie in ``behaviours/*.js``; each is put into a scope of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from wirksam.foundation.components.registry import FOLDER, entries

LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "utilities")
_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_INDENT = re.compile(r"\n\s+")


def style_sources() -> Iterator[tuple[str, Path]]:
    """Every style source with its layer, in the order of delivery."""
    for layer in LAYERS:
        for path in sorted((FOLDER / "styles").glob("*.css")):
            if path.stem.partition("-")[0] == layer:
                yield layer, path
        if layer == "components":
            yield from ((layer, part.stylesheet) for part in entries().values())
        if layer == "pages":
            yield from ((layer, path) for path in _of_apps("styles/*.css"))


def behaviour_sources() -> Iterator[Path]:
    """Every behaviour, our own first."""
    yield from sorted((FOLDER / "behaviours").glob("*.js"))
    yield from _of_apps("behaviours/*.js")


def stylesheet() -> str:
    """The one stylesheet of all pages."""
    parts = [f"@layer {', '.join(LAYERS)};"]
    for layer, path in style_sources():
        css = _INDENT.sub("\n", _COMMENT.sub("", path.read_text(encoding="utf-8"))).strip()
        parts.append(f"@layer {layer} {{\n{css}\n}}")
    return "\n".join(parts) + "\n"


def script() -> str:
    """The one module of all behaviours."""
    return (
        "\n".join(f"{{\n{path.read_text(encoding='utf-8')}}}" for path in behaviour_sources())
        + "\n"
    )


def _of_apps(pattern: str) -> Iterator[Path]:
    for config in sorted(apps.get_app_configs(), key=lambda config: config.name):
        if config.name.startswith("wirksam."):
            yield from sorted(Path(config.path).glob(pattern))
