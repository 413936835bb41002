"""How a team wants to work: the wording that holds, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from wirksam.association.models import Body
from wirksam.engine.diff import word_edits
from wirksam.motions.queries.changes import Pieces, pieces_of
from wirksam.teams.models import Agreement

MOST = 12


@dataclass(frozen=True, slots=True)
class Version:
    """One version; ``pieces`` say what changed against the one before, empty for the first."""

    agreement: Agreement
    pieces: Pieces = ()


def versions_of(body: Body) -> list[Version]:
    """The latest versions, the one that holds first; one query."""
    rows = list(body.agreements.all()[: MOST + 1])
    found = [
        Version(row, pieces_of(before.text, word_edits(before.text, row.text)))
        for row, before in pairwise(rows)
    ]
    return [*found, Version(rows[-1])][:MOST] if rows else []
