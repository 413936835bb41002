"""What a commitment lacks."""

from collections.abc import Mapping
from typing import Any

from wirksam.foundation.components.spec import Component, Example, Prop

SIGNS = {"overdue": "clock", "silent": "silent", "nobody": "nobody", "unproven": "paper_missing"}


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"sign": SIGNS[props["kind"]]}


component = Component(
    summary="What a commitment lacks: overdue, silent, nobody responsible, unproven.",
    props=(
        Prop("kind", required=True, choices=tuple(SIGNS)),
        Prop("days", "number", default=0),
        Prop("label", meaning="another wording"),
    ),
    derive=_derive,
    examples=(
        Example(
            "All four",
            '{% component "flag" kind="overdue" days=12 / %} '
            '{% component "flag" kind="silent" days=61 / %} '
            '{% component "flag" kind="nobody" / %} {% component "flag" kind="unproven" / %}',
        ),
        Example(
            "Own and hostile wording",
            '{% component "flag" kind="silent" label="still seit 61 Tagen" / %} '
            '{% component "flag" kind="nobody" label=label / %}',
            {"label": "<b>ohne</b> Verantwortliche"},
        ),
    ),
)
