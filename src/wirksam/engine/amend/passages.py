"""Where the words of an old citation stand in the new text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from wirksam.engine.diff import Change, Edit
from wirksam.engine.diff.paragraphs import JOINT

Fate = Literal["same", "moved", "changed", "dropped"]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What became of a passage: in paragraph ``at``, from ``start`` to ``end`` of it.

    ``same`` wording at its place, ``moved`` with the same wording, ``changed``, or ``dropped``
    (then the place is where it would stand).
    """

    fate: Fate
    at: int
    start: int
    end: int


class PassageMap:
    """The way from every passage of an old text to the new one."""

    def __init__(self, old: Sequence[str], new: Sequence[str], changes: Iterable[Change]) -> None:
        self._old, self._new = old, new
        self._of: dict[int, tuple[Change, int]] = {}
        self._before: dict[int, int] = {}
        last = 0
        for change in changes:
            offset = 0
            for at in change.old:
                self._of[at] = (change, offset)
                self._before[at] = last
                offset += len(old[at]) + len(JOINT)
            last = change.new[-1] if change.new else last

    def find(self, at: int, start: int, end: int) -> Whereabouts:
        """What became of the characters from ``start`` to ``end`` of old paragraph ``at``.

        Raises :class:`LookupError` for a paragraph the old text does not have.
        """
        change, offset = self._of[at]
        if not change.new:
            return Whereabouts("dropped", self._before[at], 0, 0)
        first, last = start + offset, end + offset
        hit = [edit for edit in change.edits if _hits(edit, first, last)]
        new_start, new_end = _start(first, change.edits), _end(last, change.edits)
        place, begin = self._paragraph(change, new_start)
        if new_end <= new_start and end > start:
            return Whereabouts("dropped", place, begin, begin)
        length = len(self._new[place])
        stop = min(begin + new_end - new_start, length)
        moved = change.kind in {"moved", "moved_edited"}
        fate: Fate = "changed" if hit else "moved" if moved else "same"
        return Whereabouts(fate, place, begin, stop)

    def _paragraph(self, change: Change, offset: int) -> tuple[int, int]:
        """Paragraph and offset in it of an offset into the joined new wording."""
        starts = [0, *(cut + 1 for cut in change.cuts)]
        which = max(index for index, start in enumerate(starts) if start <= max(offset, 0))
        return change.new[which], offset - starts[which]


def _hits(edit: Edit, start: int, end: int) -> bool:
    if edit.is_insertion:
        return start < edit.start < end
    return edit.start < end and start < edit.end


def _start(offset: int, edits: Sequence[Edit]) -> int:
    """Where what began at ``offset`` begins; inside an edit, where its new words begin."""
    shift = 0
    for edit in edits:
        if edit.start > offset:
            break
        if edit.end > offset:
            return edit.start + shift
        shift += len(edit.new) - (edit.end - edit.start)
    return offset + shift


def _end(offset: int, edits: Sequence[Edit]) -> int:
    """Where what ended at ``offset`` ends; inside an edit, where its new words end."""
    shift = 0
    for edit in edits:
        if edit.start >= offset:
            break
        if edit.end > offset:
            return edit.start + shift + len(edit.new)
        shift += len(edit.new) - (edit.end - edit.start)
    return offset + shift
