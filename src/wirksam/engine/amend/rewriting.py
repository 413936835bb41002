"""What amendments say against a text in which another was put, or out of which it is taken."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from wirksam.engine.diff import Edit

from .amendments import Amendment
from .collisions import meeting, side
from .composing import Part, comes_after, comes_before, composed, layout, says_kind
from .texts import BREAK, Paragraph


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An amendment as it reads against the text after another was adopted.

    ``fits`` is false where both wanted the same words: then ``amendment`` is the old one and a
    person must put it anew. ``misfits`` are the paragraphs of the old text where that is so.
    """

    amendment: Amendment
    fits: bool
    misfits: tuple[int, ...] = ()


def rewrite(amendment: Amendment, adopted: Amendment, base: Sequence[Paragraph]) -> Rewritten:
    """Carry ``amendment`` over to the text in which ``adopted`` has been put.

    Both are about ``base``. Parts that are adopted already fall away (three-way merging over the
    common base); what comes to the place of a paragraph that is gone comes beside its neighbour.
    """
    if adopted.whole or amendment.whole:
        return Rewritten(amendment, fits=amendment.whole and not adopted.whole)
    way = _Way(base, adopted)
    misfits = [at for at, edits in sorted(amendment.edits.items()) if not way.carry(at, edits)]
    if misfits:
        return Rewritten(amendment, fits=False, misfits=tuple(misfits))
    return Rewritten(replace(amendment, edits=way.carried()), fits=True)


class _Way:
    """From the paragraphs of a text to those of the text with ``adopted`` in it."""

    def __init__(self, base: Sequence[Paragraph], adopted: Amendment) -> None:
        self._base, self._done = base, adopted.edits
        self._parts: dict[int, list[Part]] = {}
        self._places: dict[int, list[int]] = {}
        self._new: list[Paragraph] = []
        for at, parts in layout(base, adopted.edits):
            self._parts[at], self._places[at] = parts, []
            for part in parts:
                self._places[at].append(len(self._new))
                self._new += [] if part.paragraph.is_empty else [part.paragraph]
        self._carried: Mapping[int, list[Edit]] = defaultdict(list)

    def carry(self, at: int, edits: Sequence[Edit]) -> bool:
        """Take the edits of paragraph ``at`` along; false where they do not fit any more."""
        done = _Done(self._done.get(at, ()), self._base[at].text if at < len(self._base) else "")
        open_ = [edit for edit in edits if edit not in done]
        if any(done.collides(edit) for edit in open_):
            return False
        return all(self._put(at, done.moved(edit)) for edit in open_)

    def _put(self, at: int, edit: Edit) -> bool:
        which = bisect_left(self._parts[at], edit.start, key=lambda part: part.end)
        part, place = self._parts[at][which], self._places[at][which]
        if part.paragraph.is_empty:
            return self._beside(place, edit)
        length = len(part.paragraph.text)
        start, end = (
            min(max(offset - part.start - part.lead, 0), length)
            for offset in (edit.start, edit.end)
        )
        self._carried[place].append(Edit(start, end, edit.new))
        return True

    def _beside(self, place: int, edit: Edit) -> bool:
        """New paragraphs beside one that is gone stand before the next that is there."""
        if not edit.is_insertion or not (comes_before(edit) or comes_after(edit)):
            return False
        new = edit.new.strip(BREAK)
        if place < len(self._new):
            self._carried[place].append(Edit(0, 0, new + BREAK))
        else:
            last = len(self._new[-1].text) if self._new else 0
            self._carried[max(place - 1, 0)].append(Edit(last, last, BREAK + new))
        return True

    def carried(self) -> dict[int, tuple[Edit, ...]]:
        """All that was taken along, in the order of the text."""
        return {
            at: tuple(sorted(edits, key=lambda one: (one.start, one.end, side(one))))
            for at, edits in sorted(self._carried.items())
        }


class _Done:
    """The edits of a paragraph that were adopted, so that those near a place are found at once."""

    def __init__(self, edits: Sequence[Edit], text: str) -> None:
        self._edits, self._text = edits, text
        self._all = frozenset(edits)
        self._grown = [0, *accumulate(len(one.new) - (one.end - one.start) for one in edits)]

    def __contains__(self, edit: Edit) -> bool:
        return edit in self._all

    def _near(self, edit: Edit) -> range:
        first = bisect_left(self._edits, edit.start, key=lambda one: one.end)
        return range(first, bisect_right(self._edits, edit.end, key=lambda one: one.start))

    def collides(self, edit: Edit) -> bool:
        """Something adopted wants the same words."""
        return any(
            meeting(edit, self._edits[at], self._text) == "overlap" for at in self._near(edit)
        )

    def moved(self, edit: Edit) -> Edit:
        """The edit among the words that are there now."""
        near = self._near(edit)
        start, end = edit.start, edit.end
        for other in (self._edits[at] for at in near):
            if other.start < end and start < other.end:
                start, end = (other.end, end) if other.start <= start else (start, other.start)
        before = near.start
        while before < near.stop and _is_before(self._edits[before], edit, start):
            before += 1
        by = self._grown[before]
        return Edit(start + by, end + by, edit.new)


def _is_before(done: Edit, edit: Edit, start: int) -> bool:
    if done.is_insertion and edit.is_insertion and done.start == start:
        return side(done) <= side(edit)
    return done.end <= start


def revert(adopted: Amendment, base: Sequence[Paragraph]) -> Amendment:
    """What takes ``adopted`` out of the text again in which it was put."""
    now = composed(base, adopted.edits)
    if len(now) == len(base) and not any(_comes_and_goes(one) for one in adopted.edits.values()):
        back = {at: _undone(edits, base[at].text) for at, edits in adopted.edits.items()}
        return Amendment(adopted.key, back, adopted.whole)
    return Amendment.between(adopted.key, now, base, whole=adopted.whole)


def _comes_and_goes(edits: Sequence[Edit]) -> bool:
    """Paragraphs may come or go, or blanks at their ends, which are not kept."""
    return any(
        BREAK in edit.new or says_kind(edit) or edit.new != edit.new.strip() for edit in edits
    )


def _undone(edits: Sequence[Edit], text: str) -> tuple[Edit, ...]:
    shift, undo = 0, []
    for edit in edits:
        start = edit.start + shift
        undo.append(Edit(start, start + len(edit.new), text[edit.start : edit.end]))
        shift += len(edit.new) - (edit.end - edit.start)
    return tuple(undo)
