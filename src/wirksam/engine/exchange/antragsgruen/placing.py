"""Changes as Antragsgrün shows them, put back into the text they are about.

Its interface tells of an amendment only the lines that change, with what is taken out and put in,
below headings that name the lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirksam.engine.amend import Paragraph
from wirksam.engine.document.model import Block, Piece
from wirksam.engine.exchange.html_in import Chunk, tidy
from wirksam.engine.exchange.markup import paragraph
from wirksam.engine.lines import Line, number_lines

_NUMBER = re.compile(r"\d{1,6}")
_BEFORE = re.compile(r"\s*(?:vor|before|avant|voor|abans)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """The text with the changes in it, and the words of those that found no place."""

    wanted: tuple[Paragraph, ...]
    missed: tuple[str, ...]


def placed(base: Sequence[Paragraph], found: Iterable[Chunk], *, width: int, first: int) -> Placed:
    """Put the changes of ``found`` into ``base``, printed at ``width`` from line ``first``."""
    place = _Places(base, width, first)
    for chunk in found:
        place.take(chunk)
    return place.result()


class _Places:
    def __init__(self, base: Sequence[Paragraph], width: int, first: int) -> None:
        self._base = base
        self._texts = [one.text.replace("\n", " ") for one in base]
        blocks = [Block(one.kind, (Piece(one.text, 0),), one.level) for one in base]
        self._lines = {line.number: line for line in number_lines(blocks, width=width, first=first)}
        self._edits: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        self._behind: dict[int, list[Paragraph]] = defaultdict(list)
        self._missed: list[str] = []
        self._window: list[int] = []
        self._anchor = -1
        self._offset: int | None = None
        self._opened = False

    def take(self, chunk: Chunk) -> None:
        """One more chunk: the name of the lines, or words that change."""
        if chunk.summary:
            self._open(chunk.text())
            return
        if not self._opened:
            return
        old, new = chunk.text("new").replace("\n", " "), chunk.text("gone")
        if not old:
            self._insert(chunk, new)
            return
        at, start = self._find(old)
        if at < 0:
            if old != new:
                self._missed.append(tidy(f"{old} > {new}"))
            return
        self._anchor, self._offset = at, None
        if new.replace("\n", " ") != old:
            self._edits[at].append((start, start + len(old), new))

    def _open(self, told: str) -> None:
        """Which paragraphs the lines that a heading names belong to."""
        self._opened = True
        numbers = [int(one) for one in _NUMBER.findall(told)[:2]]
        lines = [self._lines[one] for one in numbers if one in self._lines]
        self._window = list(range(lines[0].block, lines[-1].block + 1)) if lines else []
        self._offset = None
        if lines:
            before = _BEFORE.match(told) is not None
            self._anchor = lines[0].block - 1 if before else lines[-1].block
            self._offset = None if before else self._inside(lines[-1])

    def _inside(self, line: Line) -> int | None:
        """The end of a line behind which its paragraph goes on."""
        return line.end if line.end < len(self._texts[line.block]) else None

    def _insert(self, chunk: Chunk, new: str) -> None:
        if self._offset is not None:
            self._edits[self._anchor].append((self._offset, self._offset, f" {new} "))
        else:
            self._behind[self._anchor].append(paragraph(chunk))

    def _find(self, old: str) -> tuple[int, int]:
        """Paragraph and offset of ``old``: in the lines named, at the beginning of one if it is."""
        for at in self._window:
            starts = [line.start for line in self._lines.values() if line.block == at]
            mark = len(self._texts[at]) - len(self._texts[at].split(" ", 1)[-1])
            for start in (*starts, mark):
                if self._texts[at].startswith(old, start) and self._free(at, start):
                    return at, start
        for at in self._window:
            start = self._texts[at].find(old)
            if start >= 0 and self._free(at, start):
                return at, start
        places = [at for at, text in enumerate(self._texts) if old in text]
        if len(places) == 1:
            return places[0], self._texts[places[0]].find(old)
        return -1, 0

    def _free(self, at: int, start: int) -> bool:
        return all(not first <= start < last for first, last, _ in self._edits.get(at, ()))

    def result(self) -> Placed:
        """The whole text."""
        wanted = list(self._behind.get(-1, ()))
        for at, one in enumerate(self._base):
            text = one.text
            for start, end, new in sorted(self._edits.get(at, ()), reverse=True):
                text = f"{text[:start]}{new}{text[end:]}"
            text = tidy(text) if at in self._edits else text
            if text.strip() and text.strip() != _mark(one):
                wanted.append(Paragraph(one.kind, one.level, text))
            wanted += self._behind.get(at, ())
        return Placed(tuple(wanted), tuple(self._missed))


def _mark(one: Paragraph) -> str:
    """The mark of an item, which stays when all its words go."""
    return one.text.split(" ", 1)[0] if one.kind == "item" else ""
