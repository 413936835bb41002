"""Which amendments cannot both be had, and which only need an order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wirksam.engine.diff import Edit

from .amendments import Amendment

CollisionKind = Literal["overlap", "same-point", "identical"]
_RANK: Mapping[CollisionKind, int] = {"same-point": 0, "identical": 1, "overlap": 2}


@dataclass(frozen=True, slots=True)
class Collision:
    """Two amendments (``first`` was brought in before ``second``) that meet.

    ``overlap``: both want the same words. ``same-point``: both insert at one point, and someone
    must say in which order. ``identical``: all they want is the same, so one stands for both.
    """

    first: str
    second: str
    kind: CollisionKind


def collisions(amendments: Sequence[Amendment]) -> list[Collision]:
    """All pairs that meet, in the order of ``amendments``; the graver kind where there are two.

    Only pairs that really meet are looked at: edits are walked in the order of the text.
    """
    order = {one.key: at for at, one in enumerate(amendments)}
    wishes = {one.key: _wish(one) for one in amendments}
    found: dict[tuple[str, str], CollisionKind] = {}
    for a, b, kind in _meetings(amendments):
        first, second = sorted((a, b), key=order.__getitem__)
        if wishes[first] == wishes[second]:
            kind = "identical"  # noqa: PLW2901 (the graver finding for the same pair)
        known = found.get((first, second))
        if known is None or _RANK[kind] > _RANK[known]:
            found[first, second] = kind
    pairs = sorted(found.items(), key=lambda item: (order[item[0][0]], order[item[0][1]]))
    return [Collision(first, second, kind) for (first, second), kind in pairs]


def _wish(amendment: Amendment) -> tuple[object, ...]:
    return (amendment.whole, *sorted(amendment.edits.items()))


def _meetings(amendments: Sequence[Amendment]) -> Iterator[tuple[str, str, CollisionKind]]:
    places: dict[int, list[tuple[Edit, str]]] = defaultdict(list)
    for one in amendments:
        for at, edits in one.edits.items():
            places[at] += [(edit, one.key) for edit in edits]
    for met in places.values():
        yield from _in_paragraph(sorted(met, key=lambda row: (row[0].start, row[0].end)))
    for one in amendments:
        if one.whole:
            for other in amendments:
                if other is not one:
                    yield one.key, other.key, "overlap"


def _in_paragraph(
    rows: Sequence[tuple[Edit, str]],
) -> Iterator[tuple[str, str, CollisionKind]]:
    """Sweep through the edits of one paragraph; ``reaching`` are those that may still meet one."""
    reaching: list[tuple[Edit, str]] = []
    for edit, key in rows:
        reaching = [row for row in reaching if row[0].end >= edit.start]
        for other, other_key in reaching:
            if key == other_key:
                continue
            if edit.touches(other):
                yield other_key, key, "overlap"
            elif edit.is_insertion and other.is_insertion and edit.start == other.start:
                yield other_key, key, "identical" if edit.new == other.new else "same-point"
        reaching.append((edit, key))


def folded(amendments: Sequence[Amendment]) -> list[list[Amendment]]:
    """Amendments that want exactly the same, together; each group in order."""
    groups: dict[tuple[object, ...], list[Amendment]] = {}
    for one in amendments:
        groups.setdefault(_wish(one), []).append(one)
    return list(groups.values())


def colliding(found: Iterable[Collision]) -> set[str]:
    """The amendments that someone must decide between."""
    return {key for one in found if one.kind == "overlap" for key in (one.first, one.second)}
