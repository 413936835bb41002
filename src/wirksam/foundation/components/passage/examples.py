"""A passage of the adopted text: its lines, the thread, and what hangs on it."""

from types import SimpleNamespace

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

LINES = tuple(
    SimpleNamespace(number=number, text=text, marked=number == 161, glued=False)  # noqa: PLR2004
    for number, text in enumerate(
        (
            "Der Landesvorstand richtet bis zur Sommerversammlung eine Werkstatt aus, in der",
            "Gruppen aus allen Kreisen ihre Räume, Schlüssel und Erfahrungen teilen. Er",
            "berichtet der Versammlung, was daraus geworden ist.",
        ),
        start=160,
    )
)
_HOSTILE = (
    SimpleNamespace(
        number=1, text="<script>alert(1)</script>" + "x" * 90, marked=False, glued=False
    ),
    SimpleNamespace(number=1042, text="نص من اليمين إلى اليسار", marked=False, glued=False),
)

component = Component(
    summary="A passage of the edition. Put them into an element of class edition.",
    props=(
        Prop("lines", "items", required=True, meaning="objects: number, text, marked, glued"),
        Prop(
            "state",
            default="plain",
            choices=("bound", "plain", "none"),
            meaning="bound: a commitment; none: deliberately none; plain: neither",
        ),
        Prop("element", default="p", choices=("p", "h2", "h3", "h4")),
        Prop("reason", meaning="with state none: why"),
        Prop("note", meaning="editorial note"),
        Prop("quote", "flag", default=False),
        Prop("anchor", "flag", default=True),
        Prop("hide_text", "flag", default=False, meaning="only the plain words"),
    ),
    slots=(
        Slot("content", "what hangs on the passage: entries, chips"),
        Slot("plain", "the passage in plain words"),
    ),
    examples=(
        Example(
            "Bound, with an entry and one cited line",
            '<div class="edition">{% component "passage" lines=lines state="bound" %}'
            '{% component "entry" title="Werkstatt für Räume und Schlüssel" code="4.2" '
            'href="/zusagen/4.2/" status="in_progress" meta="Landesvorstand · bis Sommer" / %}'
            "{% endcomponent %}</div>",
            {"lines": LINES},
        ),
        Example(
            "Plain, deliberately none, with a note and plain words",
            '<div class="edition">{% component "passage" lines=lines anchor=False / %}'
            '{% component "passage" lines=lines anchor=False state="none" '
            'reason="Beschreibt die Lage" note="Satz im Original unvollständig." %}'
            '{% slot "plain" %}<p>Der Vorstand lädt alle Gruppen ein.</p>{% endslot %}'
            "{% endcomponent %}</div>",
            {"lines": LINES},
        ),
        Example(
            "Heading; hostile, long, right-to-left and no lines at all",
            '<div class="edition">{% component "passage" lines=lines element="h2" anchor=False / %}'
            '{% component "passage" lines=lines anchor=False state="bound" / %}'
            '{% component "passage" lines=nothing / %}</div>',
            {"lines": _HOSTILE, "nothing": ()},
        ),
    ),
)
