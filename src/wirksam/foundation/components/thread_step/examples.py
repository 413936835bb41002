"""One knot of a thread."""

from wirksam.foundation.components.icon.examples import NAMES
from wirksam.foundation.components.spec import Component, Example, Prop, Slot

component = Component(
    summary="One knot of a thread: what happened, in one sentence. Only inside thread.",
    props=(
        Prop("title", required=True),
        Prop("icon", default="knot", choices=NAMES),
        Prop("date", "object", meaning="as a formatted text"),
        Prop("href", "url"),
        Prop("text"),
        Prop("ahead", "flag", default=False, meaning="has not happened yet"),
    ),
    slots=(Slot("content"),),
    examples=(
        Example(
            "Done",
            '<ol class="thread">{% component "thread_step" title="Beleg: Protokoll" icon="paper" '
            'date="Fr, 14. März" href="/belege/3/" / %}</ol>',
        ),
        Example(
            "Ahead, hostile",
            '<ol class="thread">{% component "thread_step" title="<u>?" ahead=True date="im Juni" '
            'text="نص" / %}</ol>',
        ),
    ),
)
