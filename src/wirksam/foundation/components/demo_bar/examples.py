"""Says whose eyes a visitor of the demonstration borrows."""

from wirksam.foundation.components.spec import Component, Example, Prop

component = Component(
    summary="Topmost line in a demonstration: whose eyes these are, and how to change them.",
    props=(Prop("name", meaning="empty: a guest"), Prop("href", "url", required=True)),
    examples=(
        Example(
            "Someone", '{% component "demo_bar" name="Mirja (Landesvorstand)" href="/demo/" / %}'
        ),
        Example("A guest", '{% component "demo_bar" href="/demo/" / %}'),
    ),
)
