"""One thing, set apart."""

from wirksam.foundation.components.icon.examples import NAMES
from wirksam.foundation.components.spec import Component, Example, Prop, Slot

component = Component(
    summary="One thing with its deeds. Do not nest; a list of equal things is a list, not cards.",
    attributes=True,
    props=(
        Prop("title", default=""),
        Prop("href", "url"),
        Prop("overline", meaning="what kind of thing"),
        Prop("icon", choices=NAMES, meaning="beside the overline"),
        Prop("level", default="2", choices=("2", "3", "4")),
        Prop("tone", default="", choices=("", "thread", "plain")),
        Prop("element", default="article", choices=("article", "section", "div", "li")),
    ),
    slots=(Slot("content"), Slot("actions")),
    examples=(
        Example(
            "Three of them",
            '<div class="grid">'
            '{% component "card" overline="Dabei sein" icon="calendar" title="Werkstatt in '
            'Oldenau" '
            'href="/aktionstage/4/" tone="thread" %}<p>Sa, 21. März, 11 bis 16 Uhr. '
            'Du brauchst nichts mitzubringen.</p>{% slot "actions" %}'
            '{% component "button" label="Ich komme" tone="primary" / %}{% endslot %}{% '
            "endcomponent %}"
            '{% component "card" overline="15 Minuten helfen" icon="clock" '
            'title="Einladungstext gegenlesen" %}<p>Bis Freitag. Du lernst, wie eine Einladung '
            "alle erreicht.</p>{% endcomponent %}"
            '{% component "card" title="Ohne Inhalt" / %}</div>',
        ),
        Example(
            "Hostile, long and right-to-left",
            '{% component "card" title=title href=url %}{{ text }}{% endcomponent %}',
            {
                "title": "<script>alert(1)</script> "
                "Öffentlichkeitsarbeitsgruppenkoordinationstreffen",
                "url": "javascript:alert(1)",
                "text": "النص من اليمين إلى اليسار",
            },
        ),
    ),
)
