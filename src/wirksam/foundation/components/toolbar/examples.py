"""Filters of a list, its count and its deeds."""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

component = Component(
    summary="Filters of a list as a plain GET form; with autosubmit it sends itself on change.",
    attributes=True,
    props=(
        Prop("label", required=True, meaning="what is filtered, for screen readers"),
        Prop("action", "url", default=""),
        Prop("submit", meaning="word on the button"),
        Prop("result", meaning="such as: 12 Zusagen"),
        Prop("autosubmit", "flag", default=True),
    ),
    slots=(Slot("content", "field parts"), Slot("actions", "print, export")),
    examples=(
        Example(
            "Commitments",
            '{% component "toolbar" label="Zusagen filtern" result="12 Zusagen" autosubmit=False %}'
            '{% component "field" label="Suchwort" id="q" %}<input id="q" name="q" type="search">'
            "{% endcomponent %}"
            '{% component "field" label="Stand" id="stand" %}<select id="stand" name="stand">'
            "<option>alle</option><option>in Arbeit</option></select>{% endcomponent %}"
            '{% slot "actions" %}{% component "button" label="Drucken" icon="print" tone="quiet" '
            'href="?druck=1" / %}{% endslot %}{% endcomponent %}',
        ),
        Example("Only a count", '{% component "toolbar" label="<b>x" result="Keine Treffer" / %}'),
    ),
)
