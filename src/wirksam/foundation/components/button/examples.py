"""Deeds, as a link or as a form's button."""

from wirksam.foundation.components.icon.examples import NAMES
from wirksam.foundation.components.spec import Component, Example, Prop

component = Component(
    summary="A deed, named by a verb. One primary button a view. With href it is a link.",
    attributes=True,
    props=(
        Prop("label", required=True),
        Prop("tone", default="secondary", choices=("primary", "secondary", "quiet", "danger")),
        Prop("href", "url"),
        Prop("icon", choices=NAMES),
        Prop("type", default="submit", choices=("submit", "button", "reset")),
        Prop("name", meaning="name of the form value the button sends"),
        Prop("value", "object", default="", meaning="what it sends"),
        Prop("form", meaning="id of the form it belongs to, if it stands outside"),
        Prop("key", meaning="key that presses it (behaviour keys)"),
        Prop("small", "flag", default=False),
        Prop("disabled", "flag", default=False),
    ),
    examples=(
        Example(
            "Tones",
            '{% component "button" label="Zusage bestätigen" tone="primary" icon="check" / %} '
            '{% component "button" label="Bearbeiten" icon="edit" / %} '
            '{% component "button" label="Später entscheiden" tone="quiet" / %} '
            '{% component "button" label="Vorschlag ablehnen" tone="danger" icon="cross" / %}',
        ),
        Example(
            "With its key, and passing attributes on",
            '{% component "button" label="Annehmen" key="a" type="button" data-tour="accept" / %}',
        ),
        Example(
            "A link; a hostile address leads nowhere",
            '{% component "button" label="Zum Programm" href="/programm/2026/" icon="lines" / %} '
            '{% component "button" label="Seltsam" href=address / %}',
            {"address": "javascript:alert(1)"},
        ),
        Example(
            "Long words, markup and right-to-left text",
            '{% component "button" label=long / %} {% component "button" label=hostile / %} '
            '{% component "button" label="تأكيد الوعد" / %} '
            '{% component "button" label="Gesperrt" disabled=True / %}',
            {
                "long": "Rechenschaftsberichtsveröffentlichungszeitpunkt festlegen",
                "hostile": "<script>alert('x')</script>",
            },
        ),
    ),
)
