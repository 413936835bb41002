"""One printed line of the adopted text with its number."""

from collections.abc import Mapping
from typing import Any

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

_EVERY = 5
_SHORT = 40


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    short = len(props["text"]) < _SHORT and not props["glued"] and not props["content"]
    return {"fifth": props["number"] % _EVERY == 0, "short": short}


component = Component(
    summary="One printed line; only inside passage, citation or .edition-text.",
    derive=_derive,
    props=(
        Prop("number", "number", required=True),
        Prop("text", default=""),
        Prop("marked", "flag", default=False, meaning="part of the cited lines"),
        Prop("anchor", "flag", default=True, meaning="carries the id z160; once a page"),
        Prop("base", "url", meaning="address of the page with the anchor, if another"),
        Prop("glued", "flag", default=False, meaning="the next line goes on without a space"),
        Prop(
            "parts",
            "items",
            default=(),
            meaning="pairs of words and whether they are the quote, instead of text",
        ),
        Prop("far", "flag", default=False, meaning="left out by hand: too far from the matter"),
    ),
    slots=(Slot("content", "instead of text, where parts of the line are marked"),),
    examples=(
        Example(
            "Two lines, one cited",
            '<div class="edition"><p class="edition-text">'
            '{% component "textline" number=160 text="Der Landesvorstand richtet bis zum '
            'Sommer" / %}'
            '{% component "textline" number=161 marked=True text="eine Werkstatt aus." / '
            "%}</p></div>",
        ),
        Example(
            "Quoted words, and a line left out by hand",
            '<div class="edition"><p class="edition-text">'
            '{% component "textline" number=159 far=True text="Im Winter ist zu." / %}'
            '{% component "textline" number=160 marked=True parts=parts / %}</p></div>',
            {"parts": [("Zum Haus: ", False), ("Der Vorstand öffnet es", True), (" <b>", False)]},
        ),
        Example(
            "Empty, hostile, right-to-left",
            '<div class="edition"><p class="edition-text">{% component "textline" number=1 / %}'
            '{% component "textline" number=2 text=text / %}'
            '{% component "textline" number=3 text="نص من اليمين إلى اليسار" / %}</p></div>',
            {"text": "<script>alert(1)</script>"},
        ),
    ),
)
