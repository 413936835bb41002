"""A page or a part of it that hears of changes."""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot
from wirksam.foundation.live import Live

_SILENT = Live("programme:2026", 1, "")

component = Component(
    summary="Says quietly that there is something new. With content: a part that renews itself.",
    props=(
        Prop("live", "object", meaning="from live_scope(request, scopes); nothing: no trace"),
        Prop("part", meaning="id of the part, the same on the page at url"),
        Prop("url", "url", meaning="page or fragment in which the part is found anew"),
        Prop("shown", "flag", default=False, meaning="show the line at once, for the gallery"),
    ),
    slots=(Slot("content"),),
    examples=(
        Example(
            "The line, as it appears at the edge of the page",
            '{% component "live" live=live shown=True / %}',
            {"live": _SILENT},
        ),
        Example(
            "A part that renews itself; only its content shows",
            '{% component "live" live=live part="bewegt" url="/" %}<p>Drei neue '
            "Rechenschaftsberichtsveröffentlichungen</p>{% endcomponent %}",
            {"live": Live("programme:<2026>", 1, "")},
        ),
        Example("Where no streams run", '{% component "live" live=live / %}', {"live": None}),
    ),
)
