"""A text as a strip: where something moves and where it is silent."""

from collections.abc import Mapping
from typing import Any

from django.template import TemplateSyntaxError

from wirksam.foundation.components.spec import Component, Example, Prop, harmless_url

LEVELS = ("moving", "lately", "silent", "unheard", "ended", "none")


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    cells = list(props["cells"])
    for level, _, _ in cells:
        if level not in LEVELS:
            raise TemplateSyntaxError(f"component heat: {level!r} is no level")
    return {"drawn": [(level, words, harmless_url(str(href))) for level, words, href in cells]}


component = Component(
    summary="Linked signs whose height and pattern say how much moves; never colour alone.",
    props=(
        Prop("label", required=True, meaning="what the strip shows, for screen readers"),
        Prop("cells", "items", default=(), meaning="triples of level, words and address"),
        Prop("legend", "flag", default=False, meaning="signs with words, without links"),
    ),
    derive=_derive,
    examples=(
        Example(
            "Six passages",
            '{% component "heat" label="Teams und Übergang" cells=cells / %}',
            {
                "cells": [
                    ("moving", "Zeilen 1 bis 4: bewegt sich", "#z1"),
                    ("lately", "Zeilen 5 bis 6: bewegte sich", "#z5"),
                    ("silent", "Zeilen 7 bis 12: still", "#z7"),
                    ("unheard", "Zeile 13: <b>ohne Meldung</b>", "javascript:alert(1)"),
                    ("ended", "Zeilen 14 bis 20: abgeschlossen", "#z14"),
                    ("none", "Zeilen 21 bis 300: keine Zusage " + "Straßenbahn" * 8, "#z21"),
                ]
            },
        ),
        Example(
            "The legend",
            '{% component "heat" label="Zeichen" cells=cells legend=True / %}',
            {"cells": [(level, f"Wort für {level}", "") for level in LEVELS]},
        ),
        Example("Empty", '{% component "heat" label="Nichts" / %}'),
    ),
)
