"""One story in order of time, from the line to the assembly."""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

_STORY = (
    '{% component "thread" label="Der Faden" %}'
    '{% component "thread_step" icon="lines" title="Beschlossen, Zeilen 160–162" date="So, 9. '
    'November" '
    'href="/programm/2026/zeilen/160-162/" / %}'
    '{% component "thread_step" icon="person" title="Der Landesvorstand übernimmt" date="Mo, 1. '
    'Dezember" / %}'
    '{% component "thread_step" icon="people" title="Werkstatt in Oldenau" date="Sa, 21. März" %}'
    "<p>23 Menschen aus sieben Kreisen waren da.</p>{% endcomponent %}"
    '{% component "thread_step" icon="assembly" title="Bericht an die Versammlung" date="im Juni" '
    "ahead=True / %}{% endcomponent %}"
)

component = Component(
    summary="One story in order of time. Holds thread_step parts only.",
    props=(Prop("label", required=True),),
    slots=(Slot("content", "thread_step parts", required=True),),
    examples=(
        Example("From line to assembly", _STORY),
        Example(
            "Hostile, long",
            '{% component "thread" label="x" %}{% component "thread_step" title=title '
            'icon="paper" / %}'
            "{% endcomponent %}",
            {"title": "<b>" + "Mitgliederversammlungsprotokoll" * 3},
        ),
    ),
)
