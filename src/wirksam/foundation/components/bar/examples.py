"""Counted things as one bar; the words and numbers stand beside it."""

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from django.template import TemplateSyntaxError

from wirksam.foundation.components.spec import Component, Example, Prop

TONES = ("time", "done", "going", "silent", "ended", "count", "rest")
_WIDTH = 1000
_SEAM = 6


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    counts = [(tone, count) for tone, count in props["parts"] if count > 0]
    for tone, _ in counts:
        if tone not in TONES:
            raise TemplateSyntaxError(f"component bar: {tone!r} is no tone")
    whole = sum(count for _, count in counts) or 1
    ends = [round(end * _WIDTH / whole) for end in accumulate(count for _, count in counts)]
    return {
        "drawn": [
            {"tone": tone, "start": start, "width": max(end - start - _SEAM, 2)}
            for (tone, _), start, end in zip(counts, [0, *ends], ends, strict=False)
        ]
    }


component = Component(
    summary="Parts of a whole as one bar. It only repeats what a sentence or a table says.",
    props=(Prop("parts", "items", required=True, meaning="pairs of tone and count, in order"),),
    derive=_derive,
    examples=(
        Example(
            "Done, worked on, without a report, given up",
            '<p>36 Zusagen: 9 erledigt, 21 in Arbeit, 6 ohne Meldung</p>{% component "bar" '
            "parts=parts / %}",
            {"parts": [("done", 9), ("going", 21), ("silent", 6), ("ended", 0)]},
        ),
        Example(
            "A number of many, beside long words",
            "<p>Rechenschaftsberichtsveröffentlichungen &lt;b&gt; ושלום: 3</p>"
            '{% component "bar" parts=parts / %}',
            {"parts": [("count", 3), ("rest", 9)]},
        ),
        Example("Nothing", '{% component "bar" parts=parts / %}', {"parts": []}),
    ),
)
