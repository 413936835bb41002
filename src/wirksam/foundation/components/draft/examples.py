"""What a form says about its draft: that it was kept, that there is no connection."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wirksam.foundation.components.spec import Component, Example, Prop


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"text": props["text"] or _("Nothing is lost: your words are kept on this device.")}


component = Component(
    summary="Inside a form with data-draft: shown by the script, when it is so.",
    props=(Prop("text", meaning="what is kept, if it is not words"),),
    derive=_derive,
    examples=(
        Example("Hidden until it is so", '{% component "draft" / %}'),
        Example(
            "In other words", '{% component "draft" text=text / %}', {"text": "<b>Alles</b> da."}
        ),
    ),
)
