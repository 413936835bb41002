"""A picture of parts of a whole, as tiles on a grid instead of a map."""

from collections.abc import Mapping
from typing import Any

from django.template import TemplateSyntaxError

from wirksam.foundation.components.chip.examples import TONES
from wirksam.foundation.components.icon.examples import NAMES
from wirksam.foundation.components.spec import Component, Example, Prop, harmless_url

MOST_COLUMNS = 12


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    """Every place of the grid in reading order: a tile, or nothing where there is none."""
    tiles = {(row, column): rest for column, row, *rest in props["tiles"]}
    if not tiles:
        return {"cells": [], "columns": 1}
    left, right = min(at[1] for at in tiles), max(at[1] for at in tiles)
    top, bottom = min(at[0] for at in tiles), max(at[0] for at in tiles)
    return {
        "columns": min(right - left + 1, MOST_COLUMNS),
        "cells": [
            _cell(tiles.get((row, column)))
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ],
    }


def _cell(tile: list[Any] | None) -> dict[str, Any] | None:
    if tile is None:
        return None
    code, name, words, icon, tone, href = tile
    if tone not in TONES or icon not in NAMES:
        raise TemplateSyntaxError(f"component tiles: no tone {tone!r} or no icon {icon!r}")
    return {
        "code": code,
        "name": name,
        "words": words,
        "icon": icon,
        "tone": tone,
        "href": harmless_url(str(href)),
    }


_LAND = [
    (2, 1, "SEE", "Seenmark", "1 Aktionstag", "going", "going", "#see"),
    (1, 2, "ALT", "KV Altenwarf", "noch nichts geplant", "empty", "neutral", "#alt"),
    (2, 2, "BIR", "KV Birkenfurt", "2 Aktionstage", "going", "going", "#bir"),
    (4, 3, "ROT", "KV Rothensund", "sucht Hilfe", "people", "warn", "#rot"),
]

component = Component(
    summary="Parts of a whole where they roughly lie: code, sign and colour, words where there is "
    "room and for screen readers. A list or a table says the same.",
    props=(
        Prop("label", required=True, meaning="what it shows, for screen readers"),
        Prop(
            "tiles",
            "items",
            required=True,
            meaning="column, row, code, name, words, icon, tone, address",
        ),
    ),
    derive=_derive,
    examples=(
        Example(
            "Four chapters",
            '{% component "tiles" label="Wo etwas geplant ist" tiles=land / %}',
            {"land": _LAND},
        ),
        Example(
            "Long, hostile, right-to-left",
            '{% component "tiles" label="<b>Bild" tiles=land / %}',
            {
                "land": [
                    (1, 1, "<i>", "<script>alert(1)</script>", "<b>", "stop", "danger", "#"),
                    (
                        2,
                        2,
                        "WWWW",
                        "Kreisverband " + "Straßenbahn" * 6,
                        "Öffentlichkeitsarbeit",
                        "check",
                        "ok",
                        "javascript:alert(1)",
                    ),
                    (12, 3, "سلا", "سلام", "بسيط", "half", "info", "#c"),
                ]
            },
        ),
        Example("Empty", '{% component "tiles" label="Nichts" tiles=land / %}', {"land": []}),
    ),
)
