"""The cover of every page."""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

component = Component(
    summary="The cover of a page: one h1, set large, with a lead in plain words. Once a page.",
    props=(
        Prop("title", required=True),
        Prop("lead", meaning="one or two short sentences"),
        Prop("overline", meaning="what kind of page this is"),
        Prop("quiet", "flag", default=False, meaning="smaller, for forms and desks"),
    ),
    slots=(
        Slot("before", "breadcrumb"),
        Slot("content", "figures, dates"),
        Slot("actions", "buttons"),
    ),
    examples=(
        Example(
            "A programme",
            '{% component "page_header" title="Arbeitsprogramm 2026" overline="Zeile für Zeile" '
            'lead="Was wir uns vorgenommen haben, wer es tut und wie weit wir sind." %}'
            '{% slot "actions" %}{% component "button" label="Mitmachen" tone="primary" '
            'href="/aufgaben/" / %}'
            '{% component "button" label="Drucken" icon="print" href="?druck" / %}{% endslot %}'
            "{% endcomponent %}",
        ),
        Example("A desk", '{% component "page_header" title="Vorschläge prüfen" quiet=True / %}'),
        Example(
            "Long word, markup",
            '{% component "page_header" title=title lead=lead / %}',
            {
                "title": "Beschlusskontrolle der Landesdelegiertenversammlungsvorbereitung",
                "lead": "<b>nicht fett</b> & „unverändert“",
            },
        ),
    ),
)
