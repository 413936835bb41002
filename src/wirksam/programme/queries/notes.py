"""What was doubtful or impossible when a text was read, in the language of the person."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext

from wirksam.engine.document.notes import MESSAGES
from wirksam.engine.document.refusals import REFUSALS

_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


def note_text(code: str, message: str, values: Mapping[str, str]) -> str:
    """The sentence for a note, translated by its code; an editor's own note is left as it is."""
    if code not in MESSAGES:
        return message
    try:
        return gettext(MESSAGES[code]).format(**values)
    except (KeyError, IndexError, ValueError):
        return message


def problem_text(code: str, message: str) -> str:
    """Why a source was refused and what to do; the values are read back from ``message``."""
    sentence = REFUSALS.get(code, "")
    found = re.fullmatch(_PLACEHOLDER.sub(r"(?P<\1>.*)", re.escape(sentence)), message)
    return gettext(sentence).format(**found.groupdict()) if found else message
