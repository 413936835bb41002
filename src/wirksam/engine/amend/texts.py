"""A text as paragraphs, and how a paragraph is written where there is only a string for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wirksam.engine.document.model import BlockKind

BREAK = "\u2029"
"""Between two paragraphs inside the new words of an edit (U+2029 PARAGRAPH SEPARATOR)."""

_LETTERS: dict[BlockKind, str] = {"paragraph": "p", "heading": "h", "item": "i", "quote": "q"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_EXPLICIT = re.compile(r"\\([phiq])(\d{1,4}) ")
_HEADING = re.compile(r"(#{1,6}) +")
_QUOTE = re.compile(r"(>{1,6}) +")
_ITEM = re.compile(r"((?:  ){0,5})(?:[-–—*+•] |\(?(?:\d{1,3}|[a-z])[.)] )")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, paragraph, list item or quote; ``level`` is its rank or depth, 0 for plain ones.

    An item's text keeps its mark ("- ", "1. "). A text never holds :data:`BREAK`: it becomes a
    forced break.
    """

    kind: BlockKind
    level: int
    text: str

    def __post_init__(self) -> None:
        if BREAK in self.text:
            object.__setattr__(self, "text", self.text.replace(BREAK, "\n"))

    @property
    def is_empty(self) -> bool:
        """Nothing can be read in it: composing drops it."""
        return not self.text.strip()

    def trimmed(self) -> Paragraph:
        """The same without blanks at its ends, which nobody can read."""
        text = self.text.strip()
        return self if text == self.text else Paragraph(self.kind, self.level, text)


def read_paragraph(written: str) -> Paragraph:
    """The paragraph that ``written`` means.

    ``"# "`` to ``"###### "`` begin a heading, ``"- "``, ``"1. "``, ``"a) "`` an item (two blanks
    before it for each level), ``"> "`` a quote; :func:`write_paragraph` is the way back.
    """
    if found := _EXPLICIT.match(written):
        return Paragraph(_KINDS[found[1]], int(found[2]), written[found.end() :])
    if found := _HEADING.match(written):
        return Paragraph("heading", len(found[1]), written[found.end() :])
    if found := _QUOTE.match(written):
        return Paragraph("quote", len(found[1]), written[found.end() :])
    if found := _ITEM.match(written):
        depth = len(found[1])
        return Paragraph("item", depth // 2 + 1, written[depth:])
    return Paragraph("paragraph", 0, written)


def write_paragraph(paragraph: Paragraph) -> str:
    """``paragraph`` as a string from which :func:`read_paragraph` reads exactly it."""
    mark = {"heading": "#" * paragraph.level + " ", "quote": ">" * paragraph.level + " "}.get(
        paragraph.kind, "  " * (paragraph.level - 1)
    )
    written = mark + paragraph.text
    if read_paragraph(written) != paragraph:
        written = explicit_mark(paragraph) + paragraph.text
    return written


def explicit_mark(paragraph: Paragraph) -> str:
    """The mark that says kind and level whatever the text is."""
    return f"\\{_LETTERS[paragraph.kind]}{paragraph.level} "


def explicit_length(written: str) -> int:
    """How many characters of ``written`` are an explicit mark."""
    found = _EXPLICIT.match(written)
    return found.end() if found else 0


def texts_of(base: Iterable[Paragraph]) -> list[str]:
    """The wordings alone."""
    return [one.text for one in base]
