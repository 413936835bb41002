"""Signs drawn by hand on a grid of 24, kept in one sprite file."""

import re
from pathlib import Path

from wirksam.foundation.components.spec import Component, Example, Prop

_SPRITE = Path(__file__).parents[2] / "static/foundation/icons.svg"
NAMES = tuple(re.findall(r'<symbol id="(\w+)"', _SPRITE.read_text(encoding="utf-8")))

component = Component(
    summary="A sign beside a word. Give a label only where no word stands beside it.",
    props=(
        Prop("name", required=True, choices=NAMES),
        Prop("label", meaning="what a screen reader says; empty: decoration"),
        Prop("size", default="text", choices=("text", "large")),
    ),
    examples=(
        Example("Beside a word", '{% component "icon" name="check" / %} erledigt'),
        Example("Speaking for itself", '{% component "icon" name="search" label="Suchen" / %}'),
        Example(
            "All of them",
            "{% for name in names %}"
            '<span class="nowrap">{% component "icon" name=name size="large" / %} {{ name '
            "}}</span> "
            "{% endfor %}",
            {"names": NAMES},
        ),
    ),
)
