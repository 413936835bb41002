"""A short form that explains itself by tap, also without scripts."""

from wirksam.foundation.components.spec import Component, Example, Prop

component = Component(
    summary="A short form that explains itself by tap. Fits inside a sentence.",
    numbered=True,
    props=(Prop("short", required=True), Prop("meaning", required=True)),
    examples=(
        Example(
            "In a sentence",
            '<p>Der {% component "abbr" short="LaVo" meaning="Landesvorstand: leitet den Verband '
            'zwischen zwei Versammlungen." / %} berichtet der '
            '{% component "abbr" short="LMV" meaning="Landesmitgliederversammlung." / %}.</p>',
        ),
        Example(
            "Hostile",
            '{% component "abbr" short=short meaning="قصير" / %}',
            {"short": '"><img src=x>'},
        ),
    ),
)
