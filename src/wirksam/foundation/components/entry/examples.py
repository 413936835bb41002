"""A thing as a row of a list: title, facts, status."""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot
from wirksam.foundation.components.status.examples import SIGNS

component = Component(
    summary="A thing as a row: linked title, its facts, its status, then flags and chips.",
    attributes=True,
    props=(
        Prop("title", required=True),
        Prop("href", "url", required=True),
        Prop("code", meaning="the short name people cite, such as 4.2"),
        Prop("meta", meaning="who, until when"),
        Prop("status", choices=tuple(SIGNS)),
    ),
    slots=(Slot("content", "flags, chips"),),
    examples=(
        Example(
            "Two commitments",
            '{% component "entry" code="4.2" title="Werkstatt für Räume und Schlüssel" '
            'href="/zusagen/4.2/" status="in_progress" meta="Landesvorstand · bis Sommer 2026" %}'
            '{% component "flag" kind="silent" days=61 / %}{% endcomponent %}'
            '{% component "entry" code="4.3" title="Bericht an die Versammlung" '
            'href="/zusagen/4.3/" '
            'status="confirmed_done" / %}',
        ),
        Example(
            "Long, hostile",
            '{% component "entry" title=title href=url status="dropped" meta="<i>x</i>" / %}',
            {"title": "Öffentlichkeitsarbeitsstrategie" * 3, "url": "javascript:alert(1)"},
        ),
    ),
)
