"""Loads htmx where a page shortens the way with it."""

from wirksam.foundation.components.spec import Component, Example

component = Component(
    summary="htmx with its settings; once, in the block htmx of a page that needs it.",
    examples=(
        Example("In the head of a page", '{% component "htmx" / %}'),
        Example("Never for its own sake", "{% if False %}{% component 'htmx' / %}{% endif %}"),
    ),
)
