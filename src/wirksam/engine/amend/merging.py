"""Many amendments into one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirksam.engine.diff import Edit

from .amendments import Amendment
from .collisions import Collision, colliding, collisions, folded, gathered, side
from .composing import composed
from .texts import Paragraph


@dataclass(frozen=True, slots=True)
class Merged:
    """The text with all that can be had together; ``left_out`` waits for a decision.

    ``taken`` and ``left_out`` are keys; ``amendment`` is all that was taken, as one.
    """

    paragraphs: tuple[Paragraph, ...]
    collisions: tuple[Collision, ...]
    taken: tuple[str, ...]
    left_out: tuple[str, ...]
    amendment: Amendment


def merge(base: Sequence[Paragraph], amendments: Sequence[Amendment]) -> Merged:
    """Put ``amendments`` into ``base``.

    Those that overlap another are left out until someone decides. Identical ones count once;
    insertions at one point follow each other in the order of ``amendments``.
    """
    amendments = gathered(amendments, base)
    found = collisions(amendments, base)
    open_ = colliding(found)
    taken = [group[0] for group in folded(amendments) if group[0].key not in open_]
    together = Amendment("", {at: tuple(edits) for at, edits in combined(taken).items()})
    return Merged(
        composed(base, together.edits),
        tuple(found),
        tuple(one.key for one in amendments if one.key not in open_),
        tuple(one.key for one in amendments if one.key in open_),
        together,
    )


def combined(amendments: Sequence[Amendment]) -> dict[int, list[Edit]]:
    """All edits per paragraph, in the order of the text; none may want another's words.

    At one point come whole paragraphs before it, a change of kind, words, paragraphs behind it,
    and then what is taken out there. The same edit wanted twice counts once.
    """
    rows: dict[int, list[tuple[tuple[int, int, int, int], Edit]]] = {}
    for order, one in enumerate(amendments):
        for at, edits in one.edits.items():
            rows.setdefault(at, []).extend(
                ((edit.start, edit.end, side(edit), order), edit) for edit in edits
            )
    return {
        at: _without_shared_blanks(
            list(dict.fromkeys(edit for _, edit in sorted(found, key=lambda row: row[0])))
        )
        for at, found in rows.items()
    }


def _without_shared_blanks(edits: list[Edit]) -> list[Edit]:
    """Two that take out what stands on both sides of a blank both take the blank."""
    made: list[Edit] = []
    for edit in edits:
        last = made[-1].end if made else 0
        shared = edit.start < last <= edit.end
        made.append(Edit(last, edit.end, edit.new) if shared else edit)
    return made
