"""Time used beside what has been done with it."""

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from django.template import TemplateSyntaxError

from wirksam.foundation.components.spec import Component, Example, Prop
from wirksam.foundation.components.status.examples import SIGNS

_WIDTH = 1000
_SEAM = 4


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    counts = [(value, count) for value, count in props["counts"] if count]
    for value, _ in counts:
        if value not in SIGNS:
            raise TemplateSyntaxError(f"component meter: {value!r} is no status")
    whole = sum(count for _, count in counts) or 1
    ends = list(accumulate(round(count * _WIDTH / whole) for _, count in counts))
    done = {value: count for value, count in counts if value.endswith("_done")}
    parts = [
        {"value": value, "count": count, "start": start, "width": max(end - start - _SEAM, 2)}
        for (value, count), start, end in zip(counts, [0, *ends], ends, strict=False)
    ]
    share = min(1.0, max(0.0, props["elapsed"] / (props["total"] or 1)))
    return {
        "parts": parts,
        "time": round(share * _WIDTH),
        "whole": sum(count for _, count in counts),
        "done": sum(done.values()),
        "confirmed": done.get("confirmed_done", 0),
    }


component = Component(
    summary="Time used beside status counts, as text first; the bars only repeat it.",
    props=(
        Prop("elapsed", "number", required=True),
        Prop("total", "number", required=True),
        Prop("unit", required=True, meaning="plural word, such as Monaten"),
        Prop("counts", "items", default=(), meaning="pairs of status and count, in reading order"),
        Prop("folded", "flag", default=False, meaning="the counts are folded on wide screens too"),
        Prop("href", "url", meaning="list of the counted; the status is written behind it"),
    ),
    derive=_derive,
    examples=(
        Example(
            "A programme after five months",
            '{% component "meter" elapsed=5 total=12 unit="Monaten" counts=counts / %}',
            {
                "counts": [
                    ("confirmed_done", 4),
                    ("reported_done", 5),
                    ("running", 9),
                    ("in_progress", 12),
                    ("not_started", 6),
                ]
            },
        ),
        Example(
            "As links",
            '{% component "meter" elapsed=1 total=4 unit="Quartalen" counts=counts '
            'href="/zusagen/?status=" folded=True / %}',
            {"counts": [("confirmed_done", 1), ("deferred", 1)]},
        ),
        Example("Only time", '{% component "meter" elapsed=14 total=12 unit="Monaten" / %}'),
        Example("Empty", '{% component "meter" elapsed=0 total=0 unit="<b>Tagen" / %}'),
    ),
)
