"""The way up."""

from collections.abc import Mapping
from typing import Any

from wirksam.foundation.components.spec import Component, Example, Prop, harmless_url


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"items": [(label, harmless_url(str(url))) for label, url in props["items"]]}


component = Component(
    summary="The pages above this one, nearest last. The page itself is its h1, not a crumb.",
    props=(Prop("items", "items", required=True, meaning="pairs of label and address"),),
    derive=_derive,
    examples=(
        Example(
            "Two levels",
            '{% component "breadcrumb" items=items / %}',
            {"items": [("Programme", "/programm/"), ("Arbeitsprogramm 2026", "/programm/2026/")]},
        ),
        Example(
            "Hostile and long",
            '{% component "breadcrumb" items=items / %}',
            {
                "items": [
                    ("<b>x</b>", "javascript:alert(1)"),
                    ("Verbandsentwicklungsausschuss" * 2, "/"),
                ]
            },
        ),
    ),
)
