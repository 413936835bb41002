"""From rows to blocks: which lines continue each other, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from .characters import visible_length
from .hyphens import Hyphenation, joint
from .items import ItemMarks, listed
from .model import Block, BlockKind, Piece
from .notes import Notebook
from .rows import Row, Source
from .sentences import ends_sentence, goes_on
from .width import Width, find_width, line_width, needed

_RARE, _NEARLY_ALL, _OPEN = 0.02, 0.9, 0.3
_HARD_WRAPPED = 0.75
_MANY_ROWS = 8
_SHORT = 0.6


class Joiner:
    """Joins the rows of one text. ``numbered``: each row is a printed line, to be kept as it is."""

    def __init__(
        self, rows: Sequence[Row], source: Source, notebook: Notebook, *, numbered: bool
    ) -> None:
        self.rows = rows
        self.notebook = notebook
        self.numbered = numbered
        self.settled = not source.lined and not numbered
        self.soft = source.soft and not numbered
        self.marks = ItemMarks()
        self.listed = listed(rows)
        self.gaps_tell = self._gaps_tell()
        self.width = self._find_width()
        self.wrapped = self.width.trusted or (not numbered and self.width.share >= _HARD_WRAPPED)

    def _gaps_tell(self) -> bool:
        """Whether empty lines divide paragraphs: not if there are none, or one after every line."""
        inner = len(self.rows) - 1
        if inner < _MANY_ROWS:
            return True
        gaps = sum(row.gap for row in self.rows[1:])
        if gaps <= _NEARLY_ALL * inner:
            return gaps > _RARE * inner
        open_ends = sum(goes_on(before.text, row.text) for before, row in pairwise(self.rows))
        return open_ends <= _OPEN * inner

    def _find_width(self) -> Width:
        if self.settled:
            return find_width(())
        return find_width(
            (
                visible_length(before.text),
                needed(before.text, joint(before.text, row.text), row.text),
            )
            for before, row in self._plain_pairs()
        )

    def _plain_pairs(self) -> Iterator[tuple[Row, Row]]:
        """Neighbours inside paragraphs: neither heading nor list, whose lines are shorter."""
        in_item = bool(self.rows) and ItemMarks.looks_like(self.rows[0])
        for before, row in pairwise(self.rows):
            new = row.gap if self.gaps_tell else ends_sentence(before.text)
            in_item = ItemMarks.looks_like(row) or (in_item and not new)
            if not (new or in_item or before.kind or row.kind):
                yield before, row

    @cached_property
    def _hyphenation(self) -> Hyphenation:
        return Hyphenation(row.text for row in self.rows)

    def blocks(self) -> Iterator[Block]:
        """All blocks, in the order of the rows."""
        group: list[Row] = []
        kind: BlockKind = "paragraph"
        level = 0
        for row in self.rows:
            if group and self._continues(group[-1], row, kind, level):
                group.append(row)
                continue
            if group:
                yield self._block(group, kind, level)
            group = [row]
            kind, level = self._kind(row)
        if group:
            yield self._block(group, kind, level)

    def _kind(self, row: Row) -> tuple[BlockKind, int]:
        if row.kind == "heading":
            return "heading", max(1, row.level)
        if row.kind in {"item", "quote"}:
            return row.kind, max(1, row.level)
        if row.kind == "" and self.marks.begins(row):
            return "item", self.marks.level
        return "paragraph", 0

    def _continues(self, before: Row, row: Row, kind: BlockKind, level: int) -> bool:
        if not row.text or not before.text or "row" in {row.kind, before.kind}:
            return False
        if row.kind:
            return row.kind == kind == "quote" and row.level == level and not row.gap
        if self.settled or kind == "heading":
            printed = self.numbered and not self._fits(before, row, kind, level)
            meant = before.forced and not self.numbered
            return (meant or printed) and not row.gap
        if self._begins_item(before, row, kind):
            return False
        return self._runs_on(before, row, kind, level)

    def _begins_item(self, before: Row, row: Row, kind: BlockKind) -> bool:
        if not self.marks.looks_like(row):
            return False
        settled = row.gap or kind == "item" or before.text[-1] in ",.:;?!"
        return (settled or id(row) in self.listed) and self.marks.would_begin(row)

    def _page_break(self, before: Row, row: Row) -> bool:
        known = self.width.trusted or (self.numbered and not self.width.breaks)
        full = known and not self._fits(before, row, "paragraph", 0)
        full = full and visible_length(before.text) <= self.width.value
        if goes_on(before.text, row.text, full=full and self.numbered):
            self.notebook.add(row.source, "page-break")
            return True
        if row.page and full:
            self.notebook.add(row.source, "page-break-unclear")
        return False

    def _runs_on(self, before: Row, row: Row, kind: BlockKind, level: int) -> bool:
        if row.gap and self.gaps_tell:
            return self._page_break(before, row)
        if self.soft or before.forced:
            return True
        if goes_on(before.text, row.text) or (self.gaps_tell and self.numbered):
            return True
        if self.marks.looks_like(row) and not ends_sentence(before.text):
            return True
        if self.gaps_tell and self.wrapped and not ends_sentence(before.text):
            return visible_length(before.text) >= _SHORT * self.width.value
        return self.wrapped and not self._fits(before, row, kind, level)

    def _fits(self, before: Row, row: Row, kind: BlockKind, level: int) -> bool:
        need = needed(before.text, joint(before.text, row.text), row.text)
        return need <= line_width(kind, level, self.width.value)

    def _block(self, group: list[Row], kind: BlockKind, level: int) -> Block:
        if kind == "item" and self.numbered:
            widest = max(visible_length(row.text) for row in group)
            if widest > line_width(kind, level, self.width.value):
                kind, level = "paragraph", 0
        ended = [self._ended(before, row, kind, level) for before, row in pairwise(group)]
        texts = [*ended, group[-1].text]
        pieces = (
            Piece(text, row.source, row.printed) for text, row in zip(texts, group, strict=True)
        )
        return Block(kind, tuple(pieces), level)

    def _ended(self, before: Row, row: Row, kind: BlockKind, level: int) -> str:
        """The text of ``before``, with what joins it to ``row``."""
        end = joint(before.text, row.text)
        divided = not end and not self.numbered and self._hyphenation.divides(before.text, row.text)
        early = self.numbered and self.width.trusted and self._fits(before, row, kind, level)
        meant = before.forced and not (self.numbered and self.width.trusted)
        inside_word = not end and row.text[0].islower()
        if meant or (early and not inside_word):
            self.notebook.add(row.source, "forced-break")
            return before.text + "\n"
        if not end:
            head, tail = before.text.rpartition(" ")[2], row.text.partition(" ")[0]
            head = head[:-1] if divided else head
            code = "hyphen-removed" if divided else "line-end-hyphen"
            self.notebook.add(row.source, code, text=head + tail)
            return before.text[:-1] if divided else before.text
        return before.text + end
