"""What was doubtful or impossible when a text was read, in the language of the person."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

from wirksam.engine.document.notes import MESSAGES
from wirksam.engine.document.refusals import REFUSALS


def note_text(code: str, message: str, values: Mapping[str, str]) -> str:
    """The sentence for a note, translated by its code; an editor's own note is left as it is."""
    if code not in MESSAGES:
        return message
    try:
        return gettext(MESSAGES[code]).format(**values)
    except (KeyError, IndexError, ValueError):
        return message


def problem_text(code: str, message: str) -> str:
    """Why a source was refused and what to do; in English where only that is known."""
    sentence = REFUSALS.get(code, "")
    return gettext(sentence) if sentence and "{" not in sentence else message
