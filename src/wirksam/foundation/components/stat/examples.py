"""A counted fact."""

from wirksam.foundation.components.spec import Component, Example, Prop

component = Component(
    summary="A counted fact: a number of things, never a percentage.",
    props=(
        Prop("value", "object", required=True),
        Prop("label", required=True),
        Prop("of", "object", meaning="the whole it is counted from"),
        Prop("href", "url", meaning="the list of the counted things"),
    ),
    examples=(
        Example(
            "In a row",
            '<div class="cluster">{% component "stat" value=9 of=41 label="bestätigt erledigt" / %}'
            '{% component "stat" value=21 label="in Arbeit" href="/zusagen/" / %}'
            '{% component "stat" value=0 label="ohne Verantwortliche" / %}</div>',
        ),
        Example(
            "Long and hostile",
            '{% component "stat" value=value label=label / %}',
            {"value": "<b>1</b>", "label": "Mitgliederbeteiligungsveranstaltungen"},
        ),
    ),
)
