"""Texts as assemblies adopt them."""

from __future__ import annotations

from datetime import date

from tests.factories.association import state_unit
from wirksam.engine.document.model import Block, Document, Meta, Piece
from wirksam.programme.models import Programme, ProgrammeVersion
from wirksam.programme.operations.adopting import AdoptedText, Frame


def document(*paragraphs: str) -> Document:
    """Paragraphs, each one piece; ``# `` begins a heading, ``- `` an item."""
    return Document(Meta(), tuple(_block(text) for text in paragraphs))


def _block(text: str) -> Block:
    if text.startswith("# "):
        return Block("heading", (Piece(text[2:], 0),), 1)
    if text.startswith("- "):
        return Block("item", (Piece(text, 0),), 1)
    return Block("paragraph", (Piece(text, 0),))


def adopted(
    *paragraphs: str,
    programme: Programme | None = None,
    slug: str = "2027",
    year: int = 2027,
    follows: ProgrammeVersion | None = None,
) -> AdoptedText:
    """A programme of 2027, or another version of ``programme``."""
    frame = programme or Frame(
        slug, f"Arbeitsprogramm {year}", state_unit(), date(year, 1, 1), date(year, 12, 31)
    )
    return AdoptedText(
        document(*paragraphs),
        title=f"Arbeitsprogramm {year}",
        resolved_on=date(year - 1, 11, 22),
        programme=frame,
        identifier="D-11",
        follows=follows,
    )
