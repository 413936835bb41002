"""Rows and columns; on a phone one card a row."""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

_ROWS = (
    "<thead><tr><th scope='col'>Nr.</th><th scope='col' aria-sort='ascending'>"
    "<a href='?nach=zusage'>Zusage</a></th><th scope='col'>Verantwortlich</th>"
    "<th scope='col'>Frist</th><th scope='col'>Stand</th></tr></thead><tbody>"
    "{% for row in rows %}<tr><td data-label='Nr.'>{{ row.0 }}</td><th scope='row'>"
    "<a href='/zusagen/'>{{ row.1 }}</a></th><td data-label='Verantwortlich'>{{ row.2 }}</td>"
    "<td data-label='Frist'>{{ row.3 }}</td><td data-label='Stand'>"
    '{% component "status" value=row.4 / %}</td></tr>{% endfor %}</tbody>'
)
_OPEN = '{% component "data_table" caption="Offene Zusagen" %}' + _ROWS + "{% endcomponent %}"

component = Component(
    summary="A table with caption. Each td names its column in data-label, for the cards.",
    props=(
        Prop("caption", required=True),
        Prop("caption_hidden", "flag", default=False),
        Prop("cards", "flag", default=True, meaning="False: scrolls sideways instead"),
    ),
    slots=(Slot("content", "thead and tbody", required=True),),
    examples=(
        Example(
            "Open items",
            _OPEN,
            {
                "rows": [
                    ("4.2", "Werkstatt für Räume", "Landesvorstand", "Sommer 2026", "in_progress"),
                    ("4.3", "Bericht", "Rechnungsprüfung", "Fr, 14. März", "not_started"),
                    ("<b>", "Nachhaltigkeitsstrategieentwurf" * 2, "", "laufend", "running"),
                ]
            },
        ),
        Example("Empty", _OPEN, {"rows": []}),
    ),
)
