"""Where the words of one text stand in another: what cited lines have become.

A text here is its paragraphs and the numbered lines in them. Words are stretches of paragraphs; a
:class:`Trail` leads them to the next text. Trails one behind the other lead through any number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .diff import Change, Edit, compare
from .diff.paragraphs import JOINT
from .extract.sentences import split_sentences

Fate = Literal["same", "moved", "changed", "dropped"]
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The characters from ``start`` to ``end`` of paragraph ``at`` (from 0)."""

    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """What became of words: where they stand now, in the order of the text.

    ``same`` words at their place, ``moved`` with the same words, ``changed``, or ``dropped``: then
    there is one empty stretch, where they would stand.
    """

    fate: Fate
    stretches: tuple[Stretch, ...]


class Numbered:
    """Paragraphs and their lines, given as (number, paragraph, start) in the order of the text."""

    def __init__(self, paragraphs: Sequence[str], lines: Iterable[tuple[int, int, int]]) -> None:
        self.paragraphs = tuple(paragraphs)
        rows = list(lines)
        self._starts = [(at, start) for _, at, start in rows]
        self._numbers = [number for number, _, _ in rows]
        self._sentences: dict[int, list[int]] = {}
        self._index = {number: index for index, number in enumerate(self._numbers)}

    @property
    def all_numbers(self) -> list[int]:
        """The numbers of all lines."""
        return list(self._numbers)

    def numbers(self, first: int, last: int) -> list[int]:
        """The numbers from line ``first`` to line ``last``; none where one of them is missing."""
        begin, end = self._index.get(first), self._index.get(last)
        return [] if begin is None or end is None else self._numbers[begin : end + 1]

    def stretches(self, first: int, last: int) -> tuple[Stretch, ...]:
        """The words of lines ``first`` to ``last``; none where a line is missing."""
        found: list[Stretch] = []
        for index in map(self._index.__getitem__, self.numbers(first, last)):
            at, start = self._starts[index]
            stop = self._stop(index)
            if found and found[-1].at == at:
                found[-1] = Stretch(at, found[-1].start, stop)
            else:
                found.append(Stretch(at, start, stop))
        return tuple(found)

    def _stop(self, index: int) -> int:
        at = self._starts[index][0]
        behind = index + 1
        if behind < len(self._starts) and self._starts[behind][0] == at:
            return self._starts[behind][1]
        return len(self.paragraphs[at])

    def lines(self, stretches: Sequence[Stretch]) -> tuple[int, int]:
        """First and last line of ``stretches``, which must not be empty."""
        first = min(stretches)
        last = max(stretches, key=lambda one: (one.at, one.end))
        return self._line(first.at, first.start), self._line(last.at, max(last.end - 1, last.start))

    def _line(self, at: int, offset: int) -> int:
        index = bisect_right(self._starts, (at, offset)) - 1
        return self._numbers[max(index, 0)]

    def sentences(self, stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
        """The whole sentences of which ``stretches`` are parts."""
        found: list[Stretch] = []
        for one in stretches:
            begins = self._begins(one.at)
            start = begins[max(bisect_right(begins, one.start) - 1, 0)]
            behind = bisect_left(begins, max(one.end, one.start + 1))
            text = self.paragraphs[one.at]
            end = begins[behind] if behind < len(begins) else len(text)
            whole = Stretch(one.at, start, start + len(text[start:end].rstrip()))
            if whole not in found:
                found.append(whole)
        return tuple(found)

    def _begins(self, at: int) -> list[int]:
        """Where the sentences of a paragraph begin; found once."""
        known = self._sentences.get(at)
        if known is None:
            sentences = split_sentences(self.paragraphs[at])
            known = [0, *(one.tokens[0].start for one in sentences[1:] if one.tokens)]
            self._sentences[at] = known
        return known

    def words(self, stretches: Iterable[Stretch]) -> str:
        """Their text, with single blanks."""
        return " ".join(
            " ".join(self.paragraphs[one.at][one.start : one.end] for one in stretches).split()
        )


class Trail:
    """The way from ``old`` to ``new``, its next text."""

    def __init__(self, old: Numbered, new: Numbered) -> None:
        self.old, self.new = old, new
        self._of: dict[int, tuple[Change, int]] = {}
        self._before: dict[int, int] = {}
        last = 0
        for change in compare(old.paragraphs, new.paragraphs):
            offset = 0
            for at in change.old:
                self._of[at] = (change, offset)
                self._before[at] = last
                offset += len(old.paragraphs[at]) + len(JOINT)
            last = change.new[-1] if change.new else last

    def follow(self, stretches: Sequence[Stretch]) -> Found:
        """What became of the words in ``stretches``.

        Words that went from their place but stand elsewhere, word for word, have moved.
        """
        wanted = self.old.words(stretches)
        places = tuple(place for one in stretches for place in self._places(one))
        if places and self.new.words(places) == wanted:
            moved = any(self._of[one.at][0].kind.startswith("moved") for one in stretches)
            return Found("moved" if moved else "same", places)
        elsewhere = self._elsewhere(wanted)
        if elsewhere is not None:
            return Found("moved", (elsewhere,))
        if places:
            return Found("changed", tuple(sorted(places)))
        return Found("dropped", (self._gap(stretches),))

    def _gap(self, stretches: Sequence[Stretch]) -> Stretch:
        before = self._before[stretches[0].at] if stretches else 0
        end = len(self.new.paragraphs[before]) if self.new.paragraphs else 0
        return Stretch(before, end, end)

    def _elsewhere(self, wanted: str) -> Stretch | None:
        """The one place where these words stand; none where there are several, or hardly a word."""
        if wanted.count(" ") + 1 < _LEAST_WORDS:
            return None
        found: list[Stretch] = []
        for at, text in enumerate(self.new.paragraphs):
            start = text.find(wanted)
            if start >= 0:
                found.append(Stretch(at, start, start + len(wanted)))
                if len(found) > 1 or text.find(wanted, start + 1) >= 0:
                    return None
        return found[0] if found else None

    def _places(self, stretch: Stretch) -> list[Stretch]:
        change, offset = self._of[stretch.at]
        if not change.new:
            return []
        first = _start(stretch.start + offset, change.edits)
        last = _end(stretch.end + offset, change.edits)
        found: list[Stretch] = []
        starts = [0, *(cut + len(JOINT) for cut in change.cuts)]
        for at, begin in zip(change.new, starts, strict=True):
            text = self.new.paragraphs[at]
            start, end = max(first - begin, 0), min(last - begin, len(text))
            inside = text[start:end] if start < end else ""
            if inside.strip():
                start += len(inside) - len(inside.lstrip())
                found.append(Stretch(at, start, start + len(inside.strip())))
        return found


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
