"""Nothing here yet, and what to do."""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

component = Component(
    summary="Nothing here yet. The slot names the next step.",
    props=(Prop("title", required=True), Prop("text")),
    slots=(Slot("content", "the next step, as a button or a link", required=True),),
    examples=(
        Example(
            "With its next step",
            '{% component "empty" title="Noch keine Zusage für euch" '
            'text="Ihr könnt bei jeder Zusage sagen, dass ihr mitmacht." %}'
            '{% component "button" label="Programm lesen" href="/programm/" tone="primary" / %}'
            "{% endcomponent %}",
        ),
        Example(
            "Hostile",
            '{% component "empty" title=title %}<a href="/">Zurück</a>{% endcomponent %}',
            {"title": "Nichts zu „<u>" + "Donaudampfschifffahrt" * 3 + "“"},
        ),
    ),
)
