"""A text as amendments see it: paragraphs, each with its kind."""

from __future__ import annotations

from dataclasses import dataclass

from wirksam.engine.document.model import BlockKind

BREAK = "\N{PARAGRAPH SEPARATOR}"
"""Stands in new words where a new paragraph begins."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, paragraph, list item or quote. ``level``: heading rank or list depth."""

    kind: BlockKind
    level: int
    text: str
