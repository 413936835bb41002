"""Something long is going on."""

from wirksam.foundation.components.spec import Component, Example, Prop

component = Component(
    summary="How far something long has come, in words and as a bar. Attributes carry the polling.",
    attributes=True,
    numbered=True,
    props=(
        Prop("label", required=True),
        Prop("text", meaning="how far, in words"),
        Prop("value", "number", meaning="none: still unknown"),
        Prop("max", "number", default=100),
    ),
    examples=(
        Example(
            "Counted",
            '{% component "progress" label="Zeilen werden gelesen" text="160 von 288" '
            "value=160 max=288 / %}",
        ),
        Example("Unknown", '{% component "progress" label="Die Datei wird geprüft …" / %}'),
        Example(
            "Hostile and long",
            '{% component "progress" label=label text="0 von 1" value=0 max=1 / %}',
            {"label": "<b>" + "Verbandszeitschriftenarchivierung" * 2},
        ),
    ),
)
