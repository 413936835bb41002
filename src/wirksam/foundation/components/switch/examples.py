"""Two or three readings of the same thing, one of them shown."""

from collections.abc import Mapping
from typing import Any

from wirksam.foundation.components.spec import Component, Example, Prop, harmless_url


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"items": [(word, harmless_url(str(url)), on) for word, url, on in props["items"]]}


component = Component(
    summary="A choice between views of the same page, as links side by side; one is shown.",
    props=(
        Prop("label", required=True, meaning="what is chosen, for screen readers"),
        Prop("items", "items", required=True, meaning="label, address, whether it is shown"),
    ),
    derive=_derive,
    examples=(
        Example(
            "Two readings",
            '{% component "switch" label="Fassung" items=items / %}',
            {"items": [("Original", "?", True), ("Kurz & einfach", "?lesen=kurz", False)]},
        ),
        Example(
            "Long and hostile",
            '{% component "switch" label="<b>Fassung" items=items / %}',
            {
                "items": [
                    ("Satzungsänderungsantragsfassung", "javascript:alert(1)", False),
                    ("<script>alert(1)</script>", "#", True),
                    ("بسيط", "?c", False),
                ]
            },
        ),
    ),
)
