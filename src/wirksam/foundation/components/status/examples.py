"""Where a commitment stands: word, sign and colour together."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.components.spec import Component, Example, Prop

SIGNS = {
    "not_started": "empty",
    "in_progress": "going",
    "running": "loop",
    "partly": "half",
    "reported_done": "check_circle",
    "confirmed_done": "seal",
    "deferred": "pause",
    "dropped": "stop",
}
WORDS = {
    "not_started": _("not started"),
    "in_progress": _("in progress"),
    "running": _("running"),
    "partly": _("partly done"),
    "reported_done": _("reported as done"),
    "confirmed_done": _("confirmed as done"),
    "deferred": _("deferred"),
    "dropped": _("not pursued"),
}


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"sign": SIGNS[props["value"]], "word": WORDS[props["value"]]}


component = Component(
    summary="Where a commitment stands. Always with its word; never colour alone.",
    props=(
        Prop("value", required=True, choices=tuple(SIGNS)),
        Prop("label", meaning="another word than the usual one"),
        Prop("date", "object", meaning="since when, as a formatted text"),
    ),
    derive=_derive,
    examples=(
        Example(
            "All eight",
            '{% for value in values %}{% component "status" value=value / %} {% endfor %}',
            {"values": tuple(SIGNS)},
        ),
        Example(
            "With its date",
            '{% component "status" value="reported_done" label="gemeldet erledigt" '
            'date="Fr, 14. März" / %} '
            '{% component "status" value="confirmed_done" label="bestätigt erledigt" / %}',
        ),
        Example(
            "Hostile text",
            '{% component "status" value="partly" label=label / %}',
            {"label": "<i>teilweise</i> חלקית"},
        ),
    ),
)
