"""Hyphens at the end of a line: part of the word, or only where a typesetter divided it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SUSPENDED = re.compile(r"(?:und|oder|bzw|sowie|als|bis|statt|wie|noch|&|u\.)(?!\w)")
_HEAD = re.compile(r"([^\W\d_]{1,40})-$")
_TAIL = re.compile(r"([^\W\d_]{1,40})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KEEPS = frozenset({"nicht", "ex", "co", "anti", "pro", "post", "neo", "trans", "non", "e"})
_SHORTEST = 2


def joint(before: str, after: str) -> str:
    """What stands between two lines that continue each other: a blank, or nothing.

    A hyphen at the line's end belongs to the word (``nicht-`` / ``akademisch``) unless it stands
    alone as a dash or for a part left out (``Bundes-`` / ``und Landesverband``).
    """
    if not before.endswith("-") or before[-2:] in {" -", "-"} or _SUSPENDED.match(after):
        return " "
    return ""


class Hyphenation:
    """Knows the words of one text, so that a divided word is seen by its undivided twin."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = set()
        for text in texts:
            self._words.update(word.lower() for word in _WORD.findall(text))

    def divides(self, before: str, after: str) -> bool:
        """Whether the hyphen ending ``before`` only divides a word that ``after`` completes."""
        head, tail = _HEAD.search(before[-42:]), _TAIL.match(after)
        if not head or not tail or len(head[1]) < _SHORTEST or not tail[1][0].islower():
            return False
        first, second = head[1].lower(), tail[1].lower()
        if first + second in self._words:
            return True
        return f"{first}-{second}" not in self._words and first not in _KEEPS
