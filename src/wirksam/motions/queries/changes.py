"""Edits of a paragraph as pieces for the eye and the ear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from wirksam.engine.amend import BREAK, read_paragraph
from wirksam.engine.diff import Edit

NEAR = 48
"""Characters shown around a change in a list."""
LONGEST = 320
"""Characters shown of what is struck out or put in, in a list."""

PieceKind = Literal["same", "del", "ins", "break", "gap"]
Pieces = tuple[tuple[PieceKind, str], ...]


@dataclass(slots=True)
class ChangedLine:
    """A printed line with what changes on it; ``number`` 0 where it has none.

    Blanks at its end are part of its words, so the next line always follows at once (``glued``).
    """

    number: int
    pieces: list[tuple[PieceKind, str]] = field(default_factory=list)
    glued: bool = True


def pieces_of(text: str, edits: Iterable[Edit]) -> Pieces:
    """All of ``text``, with what ``edits`` take out and put in."""
    return tuple((kind, words) for kind, words, _ in _walk(text, edits) if words or kind == "break")


def changed_lines(
    text: str, edits: Iterable[Edit], numbers: Sequence[int], starts: Sequence[int]
) -> list[ChangedLine]:
    """The printed lines of ``text`` with its ``edits``.

    ``numbers`` are those of its lines, ``starts`` the offsets at which they begin. What is put in
    stands on the line of the word behind which it comes.
    """
    lines = [ChangedLine(number) for number in numbers] or [ChangedLine(0)]
    bounds = [*starts[1:], len(text) + 1]
    at = 0
    for kind, words, start in _walk(text, edits):
        if kind in {"ins", "break"}:
            lines[at].pieces.append((kind, words))
            continue
        first, rest = start, words
        while rest:
            while first >= bounds[at]:
                at += 1
            cut = bounds[at] - first
            lines[at].pieces.append((kind, rest[:cut]))
            first, rest = first + len(rest[:cut]), rest[cut:]
    return lines


def excerpt(
    text: str, edits: Iterable[Edit], *, near: int = NEAR, longest: int = LONGEST
) -> Pieces:
    """What changes, with a few words around it; long stretches are cut in their middle."""
    pieces = pieces_of(text, edits)
    found: list[tuple[PieceKind, str]] = []
    for at, (kind, words) in enumerate(pieces):
        if kind == "same":
            found += _around(words, near, first=at == 0, last=at == len(pieces) - 1)
        else:
            found += _shortened(kind, words, longest)
    return tuple(found)


def _walk(text: str, edits: Iterable[Edit]) -> Iterator[tuple[PieceKind, str, int]]:
    """Kind, words and the offset in ``text`` at which they stand."""
    at = 0
    for edit in _slid(text, list(edits)):
        if edit.start > at:
            yield "same", text[at : edit.start], at
        if edit.end > edit.start:
            yield "del", text[edit.start : edit.end], edit.start
        for place, words in enumerate(edit.new.split(BREAK)):
            if place:
                yield "break", "", edit.end
            if words:
                begins = bool(place) or edit.start == 0
                yield "ins", _unmarked(words) if begins else words, edit.end
        at = edit.end
    if at < len(text):
        yield "same", text[at:], at


def _slid(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """A new paragraph begins with its break where it can be read so: not "." but behind it."""
    ends = [*(edit.start for edit in edits[1:]), len(text)]
    for edit, end in zip(edits, ends, strict=False):  # none: nothing to go through
        by = edit.new.find(BREAK)
        before = edit.new[: max(by, 0)]
        fits = edit.is_insertion and edit.start + len(before) <= end
        if before and fits and text.startswith(before, edit.start):
            at = edit.start + len(before)
            yield Edit(at, at, edit.new[by:] + before)
        else:
            yield edit


def _unmarked(words: str) -> str:
    """Without the sign that says it is a heading or a quote: the eye sees that."""
    found = read_paragraph(words)
    return words if found.kind in {"paragraph", "item"} and words[:1] != "\\" else found.text


def _around(words: str, near: int, *, first: bool, last: bool) -> Pieces:
    """The words next to changes, cut between words; nothing else."""
    tail = "" if first else _begin(words, near)
    head = "" if last else _end(words, near)
    if not (first or last) and len(tail) + len(head) >= len(words):
        return (("same", words),)
    found: list[tuple[PieceKind, str]] = []
    if tail:
        found.append(("same", tail))
    if len(tail) + len(head) < len(words):
        found.append(("gap", ""))
    if head:
        found.append(("same", head))
    return tuple(found)


def _begin(words: str, near: int) -> str:
    """The first words, at most ``near`` characters where there is a blank."""
    if len(words) <= near:
        return words
    return words[: words.rfind(" ", 0, near) + 1 or near]


def _end(words: str, near: int) -> str:
    if len(words) <= near:
        return words
    blank = words.find(" ", len(words) - near)
    return words[blank if blank >= 0 else -near :]


def _shortened(kind: PieceKind, words: str, longest: int) -> Pieces:
    if len(words) <= longest:
        return ((kind, words),)
    half = longest // 2
    return ((kind, _begin(words, half)), ("gap", ""), (kind, _end(words, half)))
