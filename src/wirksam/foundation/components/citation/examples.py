"""Quoted lines with their numbers and their permanent address."""

from wirksam.foundation.components.passage.examples import LINES
from wirksam.foundation.components.spec import Component, Example, Prop, Slot

component = Component(
    summary="Quoted lines with their numbers, and where they stand.",
    props=(
        Prop(
            "lines", "items", required=True, meaning="objects: number, text, glued, perhaps parts"
        ),
        Prop("source", required=True, meaning="such as: Zeilen 160–164, Arbeitsprogramm 2026"),
        Prop("href", "url", meaning="the permanent citation link"),
        Prop("base", "url", default="", meaning="page whose #z160 the numbers point to"),
    ),
    slots=(Slot("content", "copy button"),),
    examples=(
        Example(
            "With link",
            '{% component "citation" lines=lines source="Zeilen 160–162, Arbeitsprogramm 2026" '
            'href="/programm/2026/zeilen/160-162/" base="/programm/2026/" %}'
            '{% component "button" label="Link kopieren" tone="quiet" icon="copy" type="button" '
            'data-copy="/programm/2026/zeilen/160-162/" / %}{% endcomponent %}',
            {"lines": LINES},
        ),
        Example(
            "Nothing, hostile",
            '{% component "citation" lines=lines source=source / %}',
            {"lines": (), "source": "</figcaption><script>1</script>"},
        ),
    ),
)
