"""A text as units that are compared whole: words and single signs, each with the blank behind it.

What joins a word stays in it (``Mitglieder*innen``, ``Ad-Hoc``, ``geht's``), as do marks that
combine with a letter or cannot be seen, so that no edit ever cuts through a character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS = (  # combining marks, joiners and marks of direction
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_UNIT = re.compile(
    rf"([\n\u2029]|[\w{_MARKS}]+(?:[*:'’·/‑-][\w{_MARKS}]+)*|[^\s][{_MARKS}]*)([^\S\n\u2029]*)",
    re.DOTALL,
)
_SENTENCE_END = frozenset(".!?:\n\u2029")


@dataclass(frozen=True, slots=True)
class Units:
    """``words`` and where each begins and ends; what follows up to the next is its blank."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)

    def start(self, index: int) -> int:
        """Where unit ``index`` begins; behind the last one the text ends."""
        return self.starts[index] if index < len(self.starts) else len(self.text)

    def ends_sentence(self, index: int) -> bool:
        """A sentence ends with this unit."""
        return self.words[index] in _SENTENCE_END


def units(text: str) -> Units:
    """The units of ``text``. Blanks before the first belong to none."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _UNIT.finditer(text):
        start, end = found.span(1)
        words.append(text[start:end])
        starts.append(start)
        ends.append(end)
    return Units(text, words, starts, ends)


def numbered(*texts: Sequence[str]) -> list[list[int]]:
    """The same words as small numbers, equal where the words are."""
    known: dict[str, int] = {}
    return [[known.setdefault(word, len(known)) for word in words] for words in texts]
