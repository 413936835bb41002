"""The marks of list items typed as text: dashes, bullets, figures and letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .rows import Row

_BULLET = re.compile(r"[-–—*+•·‣▪◦○●■]\s{1,8}\S")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_ORDERED = re.compile(rf"\(?(?:(\d{{1,3}})|([a-zA-Z]))[.)]\s{{1,8}}(?!(?:{_MONTHS})\b)\S")
_INDENT = 2
_DEEPEST = 6


class ItemMarks:
    """Follows the items of a text, so that an ordered one must continue its list or begin one."""

    def __init__(self) -> None:
        self.level = 1
        self._indents: list[int] = []
        self._last: dict[int, int] = {}

    @staticmethod
    def looks_like(row: Row) -> bool:
        """Whether ``row`` begins with something that could be an item's mark."""
        return bool(_BULLET.match(row.text) or _ORDERED.match(row.text))

    def would_begin(self, row: Row) -> bool:
        """Whether ``row`` begins an item, given the items before it."""
        if _BULLET.match(row.text):
            return True
        rank = _rank(row.text)
        return rank == 1 or rank - 1 in self._last.values()

    def begins(self, row: Row) -> bool:
        """As ``would_begin``, and if so take the item in and set ``level``."""
        if not self.would_begin(row):
            if not row.indent:
                self._indents = []
            return False
        while self._indents and row.indent < self._indents[-1]:
            self._last.pop(len(self._indents), None)
            self._indents.pop()
        if not self._indents or row.indent >= self._indents[-1] + _INDENT:
            self._indents.append(row.indent)
        self.level = min(len(self._indents), _DEEPEST)
        rank = _rank(row.text)
        if rank:
            self._last[self.level] = rank
        return True


def listed(rows: Sequence[Row]) -> set[int]:
    """Identities of the rows with a bullet that have a fellow before the next empty line.

    A single dash at the beginning of a line may be no more than a dash.
    """
    found: set[int] = set()
    group: list[int] = []
    for row in rows:
        group = [] if row.gap else group
        if _BULLET.match(row.text):
            group.append(id(row))
            if len(group) > 1:
                found.update(group[-2:])
    return found


def _rank(text: str) -> int:
    """Place in an ordered list: 3 for ``3.`` and ``c)``; 0 for no such mark."""
    found = _ORDERED.match(text)
    if not found:
        return 0
    return int(found[1]) if found[1] else ord(found[2].lower()) - ord("a") + 1
