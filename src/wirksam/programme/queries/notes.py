"""What was doubtful when a text was read, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext


def note_text(code: str, message: str, values: Mapping[str, str]) -> str:
    """The sentence for a note: translated by its English wording, values filled in."""
    if code == "editorial":
        return message
    translated = gettext(message)
    try:
        return translated.format(**values)
    except (KeyError, IndexError, ValueError):
        return translated
