"""An amendment: what it wants of which paragraphs, and which lines that concerns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wirksam.engine.diff import Edit
from wirksam.engine.lines import Line

from .composing import Edits, composed
from .data import edits_from, edits_to
from .texts import BREAK, Paragraph, explicit_length
from .wishes import edits_between, rewritten


@dataclass(frozen=True, slots=True)
class Amendment:
    """Wishes for the paragraphs of one text: their positions, and the edits each is to get.

    ``key`` names it; ``whole`` marks a global alternative, which wants the text as a whole to be
    another one and so stands against everything else.
    """

    key: str
    edits: Mapping[int, tuple[Edit, ...]]
    whole: bool = False

    @classmethod
    def rewriting(
        cls, key: str, base: Sequence[Paragraph], wanted: Mapping[int, str], *, whole: bool = False
    ) -> Amendment:
        """From the new wordings ``wanted`` of some paragraphs of ``base``.

        A :data:`BREAK` in a wording begins a new paragraph, an empty wording drops the old one.
        Raises :class:`LookupError` for a paragraph that ``base`` does not have.
        """
        made = {}
        for at, text in sorted(wanted.items()):
            if not 0 <= at < len(base):
                raise LookupError(f"amendment {key}: there is no paragraph {at}")
            made[at] = rewritten(base[at], text)
        return cls(key, {at: edits for at, edits in made.items() if edits}, whole)

    @classmethod
    def between(
        cls,
        key: str,
        base: Sequence[Paragraph],
        wanted: Sequence[Paragraph],
        *,
        whole: bool = False,
    ) -> Amendment:
        """What leads from ``base`` to ``wanted``: composing gives exactly that.

        Empty paragraphs and blanks at the ends of paragraphs do not count.
        """
        return cls(key, edits_between(base, wanted), whole)

    @classmethod
    def from_data(cls, key: str, data: object, *, whole: bool = False) -> Amendment:
        """From what :meth:`to_data` made. Raises :class:`ValueError` for anything odd."""
        return cls(key, edits_from(data), whole)

    def to_data(self) -> dict[str, list[list[int | str]]]:
        """The edits as JSON knows it: ``{"12": [[start, end, "new"], …]}``."""
        return edits_to(self.edits)

    @property
    def is_empty(self) -> bool:
        """It wants nothing to change."""
        return not self.edits


def compose(base: Sequence[Paragraph], edits: Edits | Amendment) -> tuple[Paragraph, ...]:
    """``base`` with ``edits`` in it; paragraphs in which nothing is left are dropped.

    No paragraph has blanks at its ends. Raises :class:`LookupError` for a paragraph that is not
    there and :class:`ValueError` for edits that do not fit it: they are about another text.
    """
    return composed(base, edits.edits if isinstance(edits, Amendment) else edits)


def onto(base: Sequence[Paragraph], parent: Amendment, child: Amendment) -> Amendment:
    """An amendment to an amendment, as one to ``base``.

    ``child`` is about the text with ``parent`` in it; the result wants all that both want.
    """
    wanted = compose(compose(base, parent), child)
    return Amendment.between(child.key, base, wanted, whole=parent.whole or child.whole)


@dataclass(frozen=True, slots=True)
class Touched:
    """The lines an amendment concerns, what it takes out there and what it puts in."""

    first_line: int
    last_line: int
    deleted: tuple[str, ...]
    inserted: tuple[str, ...]


class LineMap:
    """Finds the number of the line on which a character stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._starts: dict[int, list[int]] = {}
        self._numbers: dict[int, list[int]] = {}
        for line in lines:
            self._starts.setdefault(line.block, []).append(line.start)
            self._numbers.setdefault(line.block, []).append(line.number)

    def number(self, block: int, offset: int) -> int:
        """The line of the character at ``offset`` of a block; behind its end, its last line."""
        if block not in self._starts:
            return 1
        at = bisect_right(self._starts[block], offset) - 1
        return self._numbers[block][max(at, 0)]

    def span(self, block: int, edit: Edit, text: str) -> tuple[int, int]:
        """First and last line of an edit.

        An insertion concerns the line of the word behind which it comes.
        """
        if edit.is_insertion:
            before = len(text[: edit.start].rstrip())
            line = self.number(block, max(before - 1, 0))
            return line, line
        gone = text[edit.start : edit.end]
        first = edit.start + len(gone) - len(gone.lstrip())
        last = edit.start + len(gone.rstrip()) - 1
        if last < first:
            first = last = edit.start
        return self.number(block, first), self.number(block, last)


def touched(amendment: Amendment, base: Sequence[Paragraph], lines: LineMap) -> Touched | None:
    """What an amendment does, as people cite it; nothing where it changes nothing."""
    spans, deleted, inserted = [], [], []
    for at, edits in amendment.edits.items():
        text = base[at].text if at < len(base) else ""
        for edit in edits:
            spans.append(lines.span(at, edit, text))
            gone = text[edit.start : edit.end].strip()
            deleted += [gone] if gone else []
            inserted += _readable(edit.new)
    if not spans:
        return None
    return Touched(
        min(first for first, _ in spans),
        max(last for _, last in spans),
        tuple(deleted),
        tuple(inserted),
    )


def _readable(new: str) -> list[str]:
    """New words, each new paragraph for itself, without marks that only say its kind."""
    parts = (part[explicit_length(part) :].strip() for part in new.split(BREAK))
    return [part for part in parts if part]
