"""What a text took over from the one before it: for the review desk and for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirksam.engine.diff import word_edits
from wirksam.programme.choices import Fate, RegisterState
from wirksam.programme.models import Commitment, CommitmentPlace, ProgrammeVersion
from wirksam.programme.queries.cards import stored_of
from wirksam.programme.rules import ELLIPSIS, OVER

NEAR = 60
Pieces = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """One commitment of an older text. ``successor`` is what was proposed in its place."""

    place: CommitmentPlace
    successor: Commitment | None = None

    @property
    def commitment(self) -> Commitment:
        """The commitment itself."""
        return self.place.commitment

    @property
    def title(self) -> str:
        """What it says in plain words, else its quote."""
        return self.commitment.title or self.commitment.quote

    @property
    def lines_url(self) -> str:
        """Where it stands now."""
        return self.place.version.lines_url(self.place.first_line, self.place.last_line)

    @property
    def pieces(self) -> Pieces:
        """Its words then and now, as one text with what went and what came."""
        return pieces_of(self.commitment.quote, self.place.quote)

    @property
    def is_settled(self) -> bool:
        """Nothing is left to be said: it is over, or its successor stands or was rejected."""
        if stored_of(self.commitment).state in OVER:
            return True
        if self.place.fate == Fate.DROPPED or self.successor is None:
            return False
        return self.successor.state in {RegisterState.CONFIRMED, RegisterState.REJECTED}


@dataclass(frozen=True, slots=True)
class TakenOver:
    """All of them, by what became of their words; dropped ones until somebody has recorded it."""

    follows: ProgrammeVersion
    standing: tuple[Taken, ...]
    changed: tuple[Taken, ...]
    dropped: tuple[Taken, ...]
    new: int


def taken_over(version: ProgrammeVersion) -> TakenOver | None:
    """What ``version`` took over; None where it follows no text. Three queries."""
    if version.follows_id is None or version.follows is None:
        return None
    own = list(version.commitments.exclude(state=RegisterState.MERGED).order_by("pk"))
    successor = {one.replaces_id: one for one in reversed(own) if one.replaces_id}
    places = version.places.select_related(
        "commitment__version__programme", "commitment__stored", "version__programme"
    )
    rows = [Taken(place, successor.get(place.commitment_id)) for place in places]
    return TakenOver(
        version.follows,
        tuple(one for one in rows if one.place.fate in {Fate.SAME, Fate.MOVED}),
        tuple(one for one in rows if one.place.fate == Fate.CHANGED),
        tuple(one for one in rows if one.place.fate == Fate.DROPPED and not one.is_settled),
        sum(one.replaces_id is None and one.state != RegisterState.REJECTED for one in own),
    )


def pieces_of(old: str, new: str) -> Pieces:
    """Both wordings as pairs of kind (same, del, ins) and words."""
    found: list[tuple[str, str]] = []
    at = 0
    for edit in word_edits(old, new):
        found += [("same", old[at : edit.start]), ("del", old[edit.start : edit.end])]
        found.append(("ins", edit.new))
        at = edit.end
    found.append(("same", old[at:]))
    return _shortened([(kind, words) for kind, words in found if words])


def _shortened(pieces: Sequence[tuple[str, str]]) -> Pieces:
    """The same with long unchanged stretches cut in their middle."""
    return tuple(
        (kind, f"{words[:NEAR]} {ELLIPSIS} {words[-NEAR:]}")
        if kind == "same" and len(words) > 3 * NEAR
        else (kind, words)
        for kind, words in pieces
    )
