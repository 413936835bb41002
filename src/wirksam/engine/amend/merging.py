"""Many amendments into one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wirksam.engine.diff import Edit, apply_edits

from .amendments import Amendment
from .collisions import Collision, colliding, collisions, folded


@dataclass(frozen=True, slots=True)
class Merged:
    """The text with all that can be had together; ``left_out`` waits for a decision."""

    paragraphs: tuple[str, ...]
    collisions: tuple[Collision, ...]
    taken: tuple[str, ...]
    left_out: tuple[str, ...]


def merge(base: Sequence[str], amendments: Sequence[Amendment]) -> Merged:
    """Put ``amendments`` into ``base``.

    Those that overlap another are left out until someone decides. Identical ones count once;
    insertions at one point follow each other in the order of ``amendments``.
    """
    found = collisions(amendments)
    open_ = colliding(found)
    taken = [group[0] for group in folded(amendments) if group[0].key not in open_]
    edits = combined(taken)
    paragraphs = tuple(
        apply_edits(text, edits[at]) if at in edits else text for at, text in enumerate(base)
    )
    return Merged(
        paragraphs,
        tuple(found),
        tuple(one.key for one in amendments if one.key not in open_),
        tuple(one.key for one in amendments if one.key in open_),
    )


def combined(amendments: Sequence[Amendment]) -> dict[int, list[Edit]]:
    """All edits per paragraph, in the order of the text; they must not overlap.

    An insertion comes before what is taken out behind it; the same edit wanted twice counts once.
    """
    rows: dict[int, list[tuple[tuple[int, int, int], Edit]]] = {}
    for order, one in enumerate(amendments):
        for at, edits in one.edits.items():
            rows.setdefault(at, []).extend(((edit.start, edit.end, order), edit) for edit in edits)
    return {
        at: list(dict.fromkeys(edit for _, edit in sorted(found, key=lambda row: row[0])))
        for at, found in rows.items()
    }


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An amendment as it reads against the text after another was adopted.

    ``fits`` is false where both wanted the same words: then ``amendment`` is the old one and a
    person must put it anew.
    """

    amendment: Amendment
    fits: bool


def rewrite(amendment: Amendment, adopted: Amendment) -> Rewritten:
    """Carry ``amendment`` over to the text in which ``adopted`` has been put.

    Parts that are adopted already fall away (three-way merging over the common base).
    """
    if adopted.whole or amendment.whole:
        return Rewritten(amendment, fits=amendment.whole and not adopted.whole)
    carried: dict[int, tuple[Edit, ...]] = {}
    for at, edits in amendment.edits.items():
        done = adopted.edits.get(at, ())
        open_ = [edit for edit in edits if edit not in done]
        if any(edit.touches(other) for edit in open_ for other in done):
            return Rewritten(amendment, fits=False)
        moved = tuple(_moved(edit, done) for edit in open_)
        if moved:
            carried[at] = moved
    return Rewritten(replace(amendment, edits=carried), fits=True)


def _moved(edit: Edit, done: Sequence[Edit]) -> Edit:
    by = sum(
        len(other.new) - (other.end - other.start) for other in done if other.end <= edit.start
    )
    return Edit(edit.start + by, edit.end + by, edit.new)


def revert(adopted: Amendment, base: Sequence[str]) -> Amendment:
    """What takes ``adopted`` out of the text again in which it was put."""
    back: dict[int, tuple[Edit, ...]] = {}
    for at, edits in adopted.edits.items():
        shift, undo = 0, []
        for edit in edits:
            start = edit.start + shift
            undo.append(Edit(start, start + len(edit.new), base[at][edit.start : edit.end]))
            shift += len(edit.new) - (edit.end - edit.start)
        back[at] = tuple(undo)
    return Amendment(adopted.key, back, adopted.whole)
