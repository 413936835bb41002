"""A key and what it does."""

from wirksam.foundation.components.spec import Component, Example, Prop

component = Component(
    summary="A key and what it does; not shown where there is no keyboard.",
    props=(Prop("key", required=True), Prop("label", required=True)),
    examples=(
        Example(
            "Some",
            '{% component "key" key="a" label="annehmen" / %} '
            '{% component "key" key="?" label="alle Tasten" / %}',
        ),
        Example("Hostile", '{% component "key" key="<" label="<b>x" / %}'),
    ),
)
