"""What a text is made of, before anyone numbers its lines.

A document is a run of blocks. A block is a run of pieces, each the part of the block that stood on
one physical line of the source. Pieces keep the source line and the line number that was printed
beside them, so that every later finding can be cited the way people cite.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "quote"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something doubtful that a person should see.

    ``line`` is the physical line of the source, from 1 (0: the whole file); ``code`` is stable and
    machine-readable (``lost-number``, ``page-break``, ``broken-sentence`` …); ``message`` is an
    English sentence (the interface translates by code); ``values`` fills its placeholders.
    """

    line: int
    code: str
    message: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a block on one physical line.

    ``text`` holds no line number and no markup. It ends with the blank that joins it to the next
    piece where the source means one, with nothing where a word goes on, and with ``"\\n"`` where
    the source forces a break. So a block's text is its pieces, concatenated.
    """

    text: str
    source_line: int
    printed: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or quote. ``level``: heading rank or list depth, from 1.

    An item's text keeps the mark before it (``"- "``, ``"1. "``, ``"a) "``), as people read it.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The whole text; ``"\\n"`` marks a forced break, no trailing white space."""
        return "".join(piece.text for piece in self.pieces).rstrip()


@dataclass(frozen=True, slots=True)
class Meta:
    """What the head of a motion says about it; empty where it says nothing."""

    identifier: str = ""
    title: str = ""
    submitters: tuple[str, ...] = ()
    resolved_on: date | None = None
    agenda_item: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text as read: its head, its blocks and all that was doubtful about it.

    ``numbered``: the source carried printed line numbers that the blocks' pieces keep.
    ``others``: titles of further motions found in the same source and not read here.
    ``width``: characters on a full line of the print, 80 where nothing says otherwise.
    """

    meta: Meta
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    numbered: bool = False
    others: tuple[str, ...] = field(default=())
    width: int = 80

    @property
    def sha256(self) -> str:
        """Fingerprint of the wording: kinds, levels and texts, not layout or file format."""
        digest = hashlib.sha256()
        for block in self.blocks:
            digest.update(f"{block.kind}\x1f{block.level}\x1f{block.text}\x1e".encode())
        return digest.hexdigest()


class UnreadableError(Exception):
    """The source cannot be read. ``code`` is stable; the message says what the person can do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
