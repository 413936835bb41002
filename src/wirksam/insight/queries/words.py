"""How much moves, in words."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext_lazy, ngettext

LEVEL_WORDS = {
    "moving": gettext_lazy("moves: heard of within 30 days"),
    "lately": gettext_lazy("moved: heard of within 90 days"),
    "silent": gettext_lazy("silent for longer"),
    "unheard": gettext_lazy("not reported on yet"),
    "ended": gettext_lazy("brought to an end"),
    "none": gettext_lazy("no commitment"),
}


def said_of(lines: Counter[str]) -> list[tuple[str, str]]:
    """For each level the half sentence that fits its number of lines."""
    return [
        (
            "moving",
            ngettext(
                "%(number)d moves (report or activity within 30 days)",
                "%(number)d move (report or activity within 30 days)",
                lines["moving"],
            ),
        ),
        (
            "lately",
            ngettext(
                "%(number)d moved lately (within 90 days)",
                "%(number)d moved lately (within 90 days)",
                lines["lately"],
            ),
        ),
        ("silent", ngettext("%(number)d is silent", "%(number)d are silent", lines["silent"])),
        (
            "unheard",
            ngettext(
                "%(number)d has no report yet", "%(number)d have no report yet", lines["unheard"]
            ),
        ),
        (
            "ended",
            ngettext(
                "%(number)d is brought to an end",
                "%(number)d are brought to an end",
                lines["ended"],
            ),
        ),
    ]
