"""Deadlines in German wording: where they stand, what they mean, the latest day where one is known.

Wording is kept; an event ("bis zur LMV im Frühjahr 2025") stays an event and gets no date. What is
frequency ("zweimal im Jahr"), condition ("bei Bedarf") or mere outlook ("künftig") is no deadline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from .deadline_anchors import lead, meaning_at
from .deadline_words import BACK, DeadlineKind, Meaning, Word

__all__ = ["BACK", "Deadline", "DeadlineKind", "Found", "find_deadlines"]

_WORD = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?|\d+\.?|[^\W\d_][^\W_]*(?:[-*:/][^\W_]+)*|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as worded and as understood.

    ``text`` is verbatim; ``norm`` a canonical wording; ``on`` the latest day where the text fixes
    one, else ``None``; ``inherited``: it stands in an earlier sentence or an introduction.
    """

    text: str
    norm: str
    kind: DeadlineKind
    on: date | None = None
    inherited: bool = False

    def as_inherited(self) -> Deadline:
        """The same deadline, for a sentence that takes it over."""
        return replace(self, inherited=True)


class Found(NamedTuple):
    """A deadline and its place (offsets into the text searched)."""

    start: int
    end: int
    deadline: Deadline


def find_deadlines(text: str, resolved_on: date | None = None) -> list[Found]:
    """All deadlines in ``text``, in order; relative wording counts from ``resolved_on``."""
    words = [Word(m[0], m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    found: list[Found] = []
    at = 0
    while at < len(words):
        meaning = meaning_at(words, at, resolved_on)
        if meaning is None:
            at += 1
            continue
        first = lead(words, at, found[-1].end if found else 0)
        if first and words[first - 1].low == "seit":
            at = meaning.stop
            continue
        found.append(_found(text, words, first, meaning))
        at = meaning.stop
    return found


def _found(text: str, words: Sequence[Word], first: int, meaning: Meaning) -> Found:
    start, end = words[first].start, words[meaning.stop - 1].end
    return Found(start, end, Deadline(text[start:end], meaning.norm, meaning.kind, meaning.on))
