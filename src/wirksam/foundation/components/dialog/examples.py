"""A question that must be answered first."""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

component = Component(
    summary="A native dialog, opened by data-opens. Without scripts its content stands in place.",
    props=(
        Prop("id", required=True),
        Prop("title", required=True),
        Prop("close", meaning="word on the closing button"),
        Prop("opener", meaning="word on a button that opens it"),
    ),
    slots=(Slot("content"), Slot("actions", "the deed")),
    examples=(
        Example(
            "A deed with consequences",
            '{% component "dialog" id="loeschen" title="Vorschlag verwerfen?" '
            'opener="Verwerfen …" close="Abbrechen" %}<p>Die Zeilen gelten dann als noch offen.</p>'
            '{% slot "actions" %}{% component "button" label="Verwerfen" tone="danger" '
            'type="button" / %}'
            "{% endslot %}{% endcomponent %}",
        ),
        Example(
            "Hostile",
            '{% component "dialog" id="dialog2" title="<script>1</script>" opener="Öffnen" / %}',
        ),
    ),
)
