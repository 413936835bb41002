"""What the reader should know now, and what to do about it."""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

component = Component(
    summary="What the reader should know now. A warning or an error says what to do (action).",
    props=(
        Prop("tone", default="info", choices=("info", "success", "warning", "error")),
        Prop("title"),
        Prop("text"),
        Prop("action", meaning="what to do now, as a sentence"),
        Prop("live", "flag", default=False, meaning="spoken at once; for answers to a deed"),
    ),
    slots=(Slot("content"),),
    examples=(
        Example(
            "Four tones",
            '{% component "notice" title="Die Zählung beginnt auf jeder Seite neu." / %}'
            '{% component "notice" tone="success" title="12 Zusagen sind bestätigt." live=True / %}'
            '{% component "notice" tone="warning" title="Zwei Zeilen tragen dieselbe Nummer." '
            'text="Zeile 86 kommt zweimal vor." action="Prüfe die Zeilen in der Vorschau." / %}'
            '{% component "notice" tone="error" title="Diese Datei ist ein Bild ohne Text." '
            'action="Lade die Textfassung hoch oder füge den Text ein." / %}',
        ),
        Example(
            "With content of its own and hostile text",
            '{% component "notice" tone="info" title=title %}<ul><li>Zeile 12</li></ul>{% '
            "endcomponent %}",
            {"title": "<img src=x onerror=alert(1)> שלום"},
        ),
    ),
)
