"""A short fact, or a short link."""

from wirksam.foundation.components.icon.examples import NAMES
from wirksam.foundation.components.spec import Component, Example, Prop, Slot

TONES = ("neutral", "info", "going", "ok", "warn", "danger", "muted", "brand")

component = Component(
    summary="A short fact beside a thing. With href it is a link and grows to a finger's size.",
    attributes=True,
    props=(
        Prop("label", default=""),
        Prop("tone", default="neutral", choices=TONES),
        Prop("icon", choices=NAMES),
        Prop("href", "url"),
    ),
    slots=(Slot("content", "instead of label"),),
    examples=(
        Example(
            "Tones",
            '{% for tone in tones %}{% component "chip" label=tone tone=tone / %} {% endfor %}',
            {"tones": TONES},
        ),
        Example(
            "Links",
            '{% component "chip" label="3 Zusagen" icon="list" href="#zusagen" tone="brand" / %} '
            '{% component "chip" label="7 Aktionen" icon="people" href="#aktionen" / %}',
        ),
        Example(
            "Long words, markup and right-to-left text",
            '{% component "chip" label="Kreisverbandsvernetzungstreffenkoordination" / %} '
            '{% component "chip" label=hostile / %} {% component "chip" label="قيد التنفيذ" / %}',
            {"hostile": "</span><b onclick=x>"},
        ),
    ),
)
