"""Words that are struck out, words that are put in."""

from types import SimpleNamespace

from wirksam.foundation.components.spec import Component, Example, Prop

_LINES = (
    SimpleNamespace(
        number=160,
        glued=False,
        pieces=(
            ("same", "Der Landesvorstand richtet bis zur "),
            ("del", "Sommerversammlung"),
            ("ins", "Frühjahrsversammlung"),
            ("same", " eine Werkstatt aus, in der"),
        ),
    ),
    SimpleNamespace(
        number=161,
        glued=False,
        pieces=(
            ("same", "Gruppen aus allen Kreisen ihre Räume teilen."),
            ("break", ""),
            ("ins", "Er berichtet darüber."),
        ),
    ),
)
_PIECES = (
    ("gap", ""),
    ("same", "bis zur "),
    ("del", "Sommerversammlung"),
    ("ins", "Frühjahrsversammlung"),
    ("same", " eine Werkstatt"),
    ("gap", ""),
)
_HOSTILE = (
    ("del", "<script>alert(1)</script>"),
    ("ins", "Öffentlichkeitsarbeitsgruppenkoordinationstreffen" * 3),
    ("same", " نص من اليمين إلى اليسار"),
)

component = Component(
    summary="A wording with its changes: as numbered lines inside .edition, or as a few words.",
    props=(
        Prop(
            "lines",
            "items",
            default=(),
            meaning="objects: number (0: none), glued, pieces as below",
        ),
        Prop(
            "pieces",
            "items",
            default=(),
            meaning="pairs of kind and words: same, del, ins, break (new paragraph), gap",
        ),
        Prop("element", default="p", choices=("p", "div", "span", "h2", "h3", "h4")),
        Prop("links", "flag", default=True, meaning="the numbers lead to their lines"),
        Prop("base", "url", default="", meaning="page whose #z160 the numbers point to"),
    ),
    examples=(
        Example(
            "Numbered lines, one new paragraph",
            '<div class="edition">{% component "changes" lines=lines base="/antraege/a1/" / %}'
            "</div>",
            {"lines": _LINES},
        ),
        Example("A few words", '{% component "changes" pieces=pieces / %}', {"pieces": _PIECES}),
        Example(
            "Hostile, long, right-to-left; and nothing",
            '{% component "changes" pieces=pieces / %}{% component "changes" / %}',
            {"pieces": _HOSTILE},
        ),
    ),
)
