"""A way of few steps."""

from collections.abc import Mapping
from typing import Any

from wirksam.foundation.components.spec import Component, Example, Prop


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    now = props["current"]
    steps = []
    for place, label in enumerate(props["items"], start=1):
        state = "done" if place < now else "now" if place == now else "ahead"
        steps.append({"label": label, "state": state})
    return {"steps": steps}


component = Component(
    summary="Where you are on a way of three to five steps, hung on the thread.",
    props=(
        Prop("label", required=True, meaning="name of the way, for screen readers"),
        Prop("items", "items", required=True, meaning="labels in order"),
        Prop("current", "number", required=True, meaning="from 1"),
    ),
    derive=_derive,
    examples=(
        Example(
            "In the middle",
            '{% component "steps" label="Vom Text zum Programm" items=items current=2 / %}',
            {"items": ["Einlesen", "Prüfen", "Veröffentlichen"]},
        ),
        Example(
            "Long and hostile",
            '{% component "steps" label="x" items=items current=1 / %}',
            {"items": ["<i>Zeilennummerierungskontrolle</i>", "Prüfen", "فحص", "Ende"]},
        ),
    ),
)
