"""An edit, and how a list of them turns one wording into the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters from ``start`` to ``end`` of the old text become ``new``.

    An insertion has ``start == end``, a deletion an empty ``new``.
    """

    start: int
    end: int
    new: str

    @property
    def is_insertion(self) -> bool:
        """Nothing of the old text goes."""
        return self.start == self.end

    def touches(self, other: Edit) -> bool:
        """Both want the same characters, or one inserts where the other takes away.

        Edits that only meet at their ends do not touch; nor do two insertions at one point, which
        is a question of order.
        """
        if self.is_insertion and other.is_insertion:
            return False
        if self.is_insertion:
            return other.start < self.start < other.end
        if other.is_insertion:
            return self.start < other.start < self.end
        return self.start < other.end and other.start < self.end


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with ``edits``, which are in order and do not touch each other.

    Raises :class:`ValueError` where they are not.
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at or edit.end < edit.start or edit.end > len(text):
            raise ValueError(f"edit {edit.start}-{edit.end} does not fit behind {at}")
        parts += (text[at : edit.start], edit.new)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)
