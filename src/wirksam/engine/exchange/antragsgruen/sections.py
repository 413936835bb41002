"""The parts of a motion there: title, text, reasons, and whatever else an association wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from wirksam.engine.amend import Paragraph
from wirksam.engine.document.model import Block, Piece
from wirksam.engine.exchange.bundle import Notebook, Proposal
from wirksam.engine.exchange.loading import line, rows, table, words
from wirksam.engine.exchange.markup import html_of_plain, paragraphs_of, plain_of
from wirksam.engine.lines import number_lines

WIDTH = 80
_REASONS = re.compile(r"begr[üu]nd|\breason|rationale|motivation", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_WITHOUT_WORDS = frozenset({"Image", "PDFAttachment", "PDFAlternative"})


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of the text; ``first`` is the number of its first line."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    first: int


@dataclass(frozen=True, slots=True)
class Sections:
    """What was found of one motion."""

    title: str
    parts: tuple[Part, ...]
    reasons: str
    extras: tuple[tuple[str, str], ...]

    @property
    def text(self) -> tuple[Paragraph, ...]:
        """All numbered parts as one text."""
        return joined([(part.title, part.paragraphs) for part in self.parts])

    def proposal(self, told: Mapping[str, Any], where: str, notebook: Notebook) -> Proposal | None:
        """What is proposed to do with the motion."""
        from .amending import read_proposal  # noqa: PLC0415 (which reads amendments to sections)

        return read_proposal(told, self, where, notebook)


def joined(parts: Sequence[tuple[str, Sequence[Paragraph]]]) -> tuple[Paragraph, ...]:
    """Several parts as one text; each but the first below its title."""
    text: list[Paragraph] = []
    for at, (title, paragraphs) in enumerate(parts):
        if at and title and paragraphs:
            text.append(Paragraph("heading", 2, title))
        text += paragraphs
    return tuple(text)


def is_reasons(title: str) -> bool:
    """Whether a part of this title gives reasons and is not decided upon."""
    return _REASONS.search(title) is not None


def read_sections(told: Mapping[str, Any], where: str, notebook: Notebook) -> Sections:
    """All sections of a motion."""
    title, first = "", 1
    parts: list[Part] = []
    reasons: list[str] = []
    extras: list[tuple[str, str]] = []
    for section in rows(told.get("sections")):
        name, kind = line(section.get("title")), line(section.get("type"), 40)
        html = words(section.get("html"))
        if kind == "Title":
            title = title or line(plain_of(html) or name)
        elif kind in _WITHOUT_WORDS:
            notebook.add(where, "left-out-section", title=name, kind=kind)
        elif is_reasons(name):
            reasons.append(plain_of(html))
        elif kind in {"TextSimple", ""}:
            text = paragraphs_of(html, partial(notebook.add, where))
            parts.append(Part(name, text, first))
            first += _count(text)
        elif said := _appendix(html, name, kind, where, notebook):
            extras.append((name, said))
    kept = tuple(part for part in parts if part.paragraphs)
    return Sections(title, kept, "\n\n".join(filter(None, reasons)), tuple(extras))


def _appendix(html: str, name: str, kind: str, where: str, notebook: Notebook) -> str:
    """The words of a part beside the text; the name ``VideoEmbed`` may hide an editorial one."""
    said = plain_of(html)
    if kind == "VideoEmbed":
        if not _ADDRESS.sub("", said).strip():
            notebook.add(where, "left-out-section", title=name, kind=kind)
            return ""
        notebook.add(where, "editorial-section", title=name, kind=kind)
    return said


def _count(text: Sequence[Paragraph]) -> int:
    blocks = [Block(one.kind, (Piece(one.text, 0),), one.level) for one in text]
    return len(number_lines(blocks, width=WIDTH))


def extra_sections(extras: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """Appendices as sections."""
    return [
        {"type": "TextHTML", "title": title, "html": html_of_plain(text), "layout_right": False}
        for title, text in extras
    ]


def procedure_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """The object that says what is proposed; empty for none."""
    return table(told.get("proposed_procedure"))
