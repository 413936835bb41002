"""Cited lines, at an address that holds."""

from __future__ import annotations

from dataclasses import dataclass

from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.cards import Card, cards, public_commitments
from wirksam.programme.queries.lines import LineView, Piece, pieces_between
from wirksam.programme.rules import MOST_LINES

AROUND = 3


@dataclass(frozen=True, slots=True)
class Citation:
    """Cited lines, with some around them."""

    version: ProgrammeVersion
    first: int
    last: int
    lines: tuple[LineView, ...]
    around: tuple[Piece, ...]
    cards: tuple[Card, ...]

    @property
    def label(self) -> str:
        """``160`` or ``160–164``."""
        if self.first == self.last:
            return str(self.first)
        return f"{self.first}\N{EN DASH}{self.last}"

    @property
    def quote(self) -> str:
        """The cited words as running text."""
        return "".join(line.text + ("" if line.glued else " ") for line in self.lines).strip()


def citation(version: ProgrammeVersion, first: int, last: int) -> Citation | None:
    """Lines ``first`` to ``last`` and what was promised in them; None where there are none such."""
    if not 0 < first <= last < MOST_LINES:
        return None
    around = tuple(pieces_between(version, first - AROUND, last + AROUND, marked=(first, last)))
    cited = tuple(line for piece in around for line in piece.lines if line.marked)
    if len(cited) != last - first + 1:
        return None
    touching = public_commitments().filter(
        version=version, first_line__lte=last, last_line__gte=first
    )
    return Citation(version, first, last, cited, around, tuple(cards(touching)))
