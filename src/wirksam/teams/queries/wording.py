"""Reading a call again as somebody who does not think she is meant: hints, never a verdict.

The words are those of German calls, as stems; where an association writes otherwise, few are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from wirksam.teams.models import Call

LONGEST_SENTENCE = 20
MOST = 8
_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:[*:_\u2019'-][^\W\d_]+)*")
_SHUTS_OUT = (
    "belastbar",
    "expertise",
    "fließend",
    "flexib",
    "führungserfahrung",
    "hochschulabschluss",
    "idealerweise",
    "kompetenz",
    "mehrjährig",
    "motivationsschreiben",
    "nachweislich",
    "perfekt",
    "profil",
    "qualifikation",
    "selbstverständlich",
    "souverän",
    "voraussetz",
    "vorkenntnis",
    "vorerfahrung",
)
"""Beginnings of words by which people who could do it decide that they are not meant."""


def hints(call: Call) -> list[str]:
    """What to look at again before a call is published; at most eight sentences."""
    text = f"{call.task}\n{call.learn}\n{call.welcome}\n{call.access}"
    return [*_hints(text, call)][:MOST]


def _hints(text: str, call: Call) -> Iterator[str]:
    if not call.welcome.strip():
        yield _("Nothing says yet who is meant. Write it for those who think they are not.")
    for word in dict.fromkeys(found.group() for found in _WORD.finditer(text)):
        if word.casefold().startswith(_SHUTS_OUT):
            yield _("“%(word)s” keeps people away. Is it really needed, or can it be learned?") % {
                "word": word[:40]
            }
    for found in _SENTENCE.finditer(text):
        words = found.group().split()
        if len(words) > LONGEST_SENTENCE:
            start = " ".join(words[:5])[:80]
            yield _("A long sentence: “%(start)s …”. Make two of it.") % {"start": start}
