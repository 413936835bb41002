"""Cited lines, at an address that holds."""

from __future__ import annotations

from dataclasses import dataclass

from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.cards import Card
from wirksam.programme.queries.held import cards_of
from wirksam.programme.queries.lines import LineView, Piece, pieces_between
from wirksam.programme.queries.places import page_of
from wirksam.programme.queries.whereabouts import Now, where_now
from wirksam.programme.rules import MOST_LINES

AROUND = 3


@dataclass(frozen=True, slots=True)
class Citation:
    """Cited lines, with some around them.

    ``now``: where they stand today, if not here. ``text_url``: the page of the whole text.
    """

    version: ProgrammeVersion
    first: int
    last: int
    lines: tuple[LineView, ...]
    around: tuple[Piece, ...]
    cards: tuple[Card, ...]
    now: Now | None
    text_url: str

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
    now, text_url = where_now(version, first, last), page_of(version)
    touching = (
        one for one in cards_of(version) if one.first_line <= last and one.last_line >= first
    )
    return Citation(version, first, last, cited, around, tuple(touching), now, text_url)
