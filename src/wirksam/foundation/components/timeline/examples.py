"""What lasted from when to when, and what falls on which day."""

from collections.abc import Mapping
from typing import Any

from django.template import TemplateSyntaxError

from wirksam.foundation.components.spec import Component, Example, Prop

HEIGHTS = {"full": 16, "part": 10, "acting": 10, "none": 2}
MARKS = ("today", "due", "binding")
_FOOT = 20


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    for tone, _, _ in props["spans"]:
        if tone not in HEIGHTS:
            raise TemplateSyntaxError(f"component timeline: {tone!r} is no tone")
    for kind, _ in props["marks"]:
        if kind not in MARKS:
            raise TemplateSyntaxError(f"component timeline: {kind!r} is no mark")
    return {
        "drawn": [
            {
                "tone": tone,
                "x": _share(start),
                "width": _share(max(end - start, 0)),
                "y": _FOOT - HEIGHTS[tone],
                "height": HEIGHTS[tone],
            }
            for tone, start, end in props["spans"]
        ],
        "dots": [{"kind": kind, "x": _share(at)} for kind, at in props["marks"]],
        "ticks": [{"x": _share(at), "label": label} for at, label in props["axis"]],
        "signs": [{"tone": t, "y": _FOOT - h, "height": h} for t, h in HEIGHTS.items()],
    }


def _share(part: float) -> str:
    return f"{min(max(part, 0), 1) * 100:.2f}%"


_LEGEND = ("vollständig", "zum Teil", "andere handeln", "niemand", "heute", "Frist", "verbindlich")

component = Component(
    summary="Spans on a line of time with days marked on it. It only repeats what words say.",
    props=(
        Prop("spans", "items", default=(), meaning="triples of tone, beginning and end (0 to 1)"),
        Prop("marks", "items", default=(), meaning="pairs of today, due or binding, and 0 to 1"),
        Prop("axis", "items", default=(), meaning="pairs of 0 to 1 and a word; drawn alone"),
        Prop(
            "legend",
            "items",
            default=(),
            meaning="words for full, part, acting, none, today, due, binding; drawn alone",
        ),
    ),
    derive=_derive,
    examples=(
        Example(
            "A team that was missing for a while",
            '{% component "timeline" axis=axis / %}'
            '{% component "timeline" spans=spans marks=marks / %}',
            {
                "axis": [(0.0, "Jan"), (0.5, "Jul")],
                "spans": [
                    ("none", 0, 0.1),
                    ("acting", 0.1, 0.4),
                    ("part", 0.4, 0.6),
                    ("full", 0.6, 1),
                ],
                "marks": [("today", 0.55), ("due", 0.8), ("binding", 0.4)],
            },
        ),
        Example(
            "The legend",
            '{% component "timeline" legend=words / %}',
            {"words": _LEGEND},
        ),
        Example(
            "Hostile words, empty line",
            '{% component "timeline" axis=axis / %}{% component "timeline" / %}',
            {"axis": [(0.2, "<script>alert(1)</script>"), (7, "שלום")]},
        ),
    ),
)
