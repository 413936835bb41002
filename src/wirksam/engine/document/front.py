"""Where the head of a text without line numbers ends and the text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .head import HeadReader
from .model import Meta
from .notes import Notebook
from .rows import Row
from .sentences import ends_sentence

_LONGEST_TITLE = 160
_LONGEST_LINE = 160
_MOST_UNREAD = 3
_KIND = re.compile(
    r"(?i)(?:programm|plan|planung|antrag|auftrag|beschluss|resolution|leitlinien|konzept)e?\b"
)


def split_front(rows: Sequence[Row], notebook: Notebook) -> tuple[Meta, list[Row]]:
    """The head's record and the rows of the text below it; at least one row is text.

    Lines go to the head group by group, an empty line between groups, as long as one line of a
    group is understood or the group can only be the title.
    """
    front = _Front(rows, notebook)
    at = 0
    while True:
        end = _group_end(rows, at)
        taken = front.take(at, end) if end < len(rows) else front.take_lines(at, len(rows) - 1)
        at += taken
        if not taken or taken < end - at + taken:
            break
    return front.finish(), list(rows[at:])


def _group_end(rows: Sequence[Row], start: int) -> int:
    end = start + 1
    while end < len(rows) and not rows[end].gap:
        end += 1
    return end


class _Front:
    def __init__(self, rows: Sequence[Row], notebook: Notebook) -> None:
        self._rows = rows
        self._notebook = notebook
        self._reader = HeadReader(notebook)
        self._unread: list[Row] = []
        self._understood = False
        self._title_row: Row | None = None

    def take(self, start: int, end: int) -> int:
        """Take the group of rows from ``start`` to ``end``; how many belonged to the head."""
        if end - start == 1 and (self._is_title(start) or self._is_better_title(start)):
            if self._title_row:
                self._unread.append(self._title_row)
            self._title_row = self._rows[start]
            self._reader.name(self._title_row.text)
            return 1
        group = self._rows[start:end]
        trial = HeadReader(Notebook())
        unread = [row for row in group if not trial.take(row)]
        short = all(
            len(row.text) <= _LONGEST_LINE and not ends_sentence(row.text) for row in unread
        )
        if len(unread) == len(group) or not short or len(unread) > _MOST_UNREAD:
            return self.take_lines(start, end)
        for row in group:
            if not self._reader.take(row):
                self._unread.append(row)
        self._understood = True
        return end - start

    def take_lines(self, start: int, end: int) -> int:
        """Take single lines as long as each is understood; how many were."""
        for at in range(start, end):
            if not self._reader.take(self._rows[at]):
                return at - start
            self._understood = True
        return end - start

    def _is_title(self, at: int) -> bool:
        """A line of its own that stands above all the rest as a title does."""
        row, below = self._rows[at], self._rows[at + 1]
        known = self._reader.head.title or HeadReader(Notebook()).take(row)
        if known or len(row.text) > _LONGEST_TITLE:
            return False
        if row.kind == "heading":
            lower = all(
                other.kind != "heading" or other.level > row.level for other in self._rows[at + 1 :]
            )
            return lower or row.level == 0 or self._understood
        if row.kind or self._unread or ends_sentence(row.text):
            return False
        return (not at or self._understood) and not below.text[0].islower()

    def _is_better_title(self, at: int) -> bool:
        """The first line named the association, this one says what the text is."""
        row, below, title = self._rows[at], self._rows[at + 1], self._title_row
        return (
            title is not None
            and not title.kind
            and not row.kind
            and len(row.text) <= _LONGEST_TITLE
            and not ends_sentence(row.text)
            and not below.text[0].islower()
            and _KIND.search(row.text) is not None
            and _KIND.search(title.text) is None
        )

    def finish(self) -> Meta:
        """The record; what was not understood is noted."""
        head = self._reader.head
        if not head.title and self._unread:
            self._title_row = self._likely_title()
            self._reader.name(self._title_row.text)
            self._unread.remove(self._title_row)
        if self._title_row and self._title_row.kind != "heading":
            self._notebook.add(self._title_row.source, "title-guessed")
        for row in self._unread:
            self._notebook.add(row.source, "head-line-unread", text=row.text)
        return head.meta()

    def _likely_title(self) -> Row:
        """The line below the identifier, or else the first that was not understood."""
        identifier = self._reader.head.identifier
        for above, row in pairwise(self._rows):
            if row in self._unread and identifier and identifier in above.text:
                return row
        return self._unread[0]
