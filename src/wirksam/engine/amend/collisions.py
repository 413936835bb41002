"""Which amendments cannot both be had, and which only need an order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from wirksam.engine.diff import Edit

from .amendments import Amendment
from .composing import comes_after, comes_before, says_kind
from .texts import BREAK, Paragraph

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


def collisions(amendments: Sequence[Amendment], base: Sequence[Paragraph] = ()) -> list[Collision]:
    """All pairs that meet, in the order of ``amendments``; the graver kind where there are two.

    What two want alike is no reason to collide. With ``base`` it is also found where one drops a
    paragraph to which another adds a sentence, and where new paragraphs come to one place from
    two sides. Only pairs that really meet are looked at: edits are walked in the order of the
    text.
    """
    order = {one.key: at for at, one in enumerate(amendments)}
    wishes = {one.key: _wish(one) for one in amendments}
    found: dict[tuple[str, str], CollisionKind] = {}
    for a, b, kind in _meetings(gathered(amendments, base), base):
        first, second = sorted((a, b), key=order.__getitem__)
        if wishes[first] == wishes[second]:
            kind = "identical"  # noqa: PLW2901 (the graver finding for the same pair)
        elif kind == "identical":
            continue
        known = found.get((first, second))
        if known is None or _RANK[kind] > _RANK[known]:
            found[first, second] = kind
    pairs = sorted(found.items(), key=lambda item: (order[item[0][0]], order[item[0][1]]))
    return [Collision(first, second, kind) for (first, second), kind in pairs]


def _wish(amendment: Amendment) -> tuple[object, ...]:
    return (amendment.whole, *sorted(amendment.edits.items()))


def gathered(amendments: Sequence[Amendment], base: Sequence[Paragraph]) -> Sequence[Amendment]:
    """The same wishes, with new paragraphs always behind the one before them.

    "Before the third" and "behind the second" are one place; only at the beginning of the text
    they stand before.
    """
    if not base:
        return amendments
    return [_gathered(one, base) for one in amendments]


def _gathered(amendment: Amendment, base: Sequence[Paragraph]) -> Amendment:
    if not any(at and edits and comes_before(edits[0]) for at, edits in amendment.edits.items()):
        return amendment
    made: dict[int, list[Edit]] = defaultdict(list)
    for at, edits in sorted(amendment.edits.items()):
        for edit in edits:
            if 0 < at < len(base) and edit.start == 0 and comes_before(edit):
                end = len(base[at - 1].text)
                made[at - 1].append(Edit(end, end, BREAK + edit.new[: -len(BREAK)]))
            else:
                made[at].append(edit)
    return replace(amendment, edits={at: tuple(edits) for at, edits in sorted(made.items())})


def _meetings(
    amendments: Sequence[Amendment], base: Sequence[Paragraph]
) -> Iterator[tuple[str, str, CollisionKind]]:
    places: dict[int, dict[Edit, list[str]]] = defaultdict(dict)
    for one in amendments:
        for at, edits in one.edits.items():
            for edit in edits:
                places[at].setdefault(edit, []).append(one.key)
    for at, met in places.items():
        yield from _in_paragraph(met, base[at].text if at < len(base) else None)
    for one in amendments:
        if one.whole:
            for other in amendments:
                if other is not one:
                    yield one.key, other.key, "overlap"


def _in_paragraph(
    met: Mapping[Edit, Sequence[str]], text: str | None
) -> Iterator[tuple[str, str, CollisionKind]]:
    """Sweep through the edits of one paragraph; ``reaching`` are those that may still meet one."""
    reaching: list[Edit] = []
    for edit in sorted(met, key=lambda one: (one.start, one.end)):
        keys = met[edit]
        for at, key in enumerate(keys):
            yield from ((key, other, "identical") for other in keys[at + 1 :])
        reaching = [one for one in reaching if one.end >= edit.start]
        for other in reaching:
            kind = meeting(other, edit, text)
            if kind:
                yield from ((b, a, kind) for a in keys for b in met[other] if a != b)
        reaching.append(edit)


def meeting(one: Edit, other: Edit, text: str | None = None) -> CollisionKind | None:
    """How two edits of the paragraph ``text`` meet, if they do.

    Whole paragraphs put before or behind it stand beside all that happens to its words. Two that
    take out what stands on both sides of a blank both take the blank. Two that break it in one
    place do not agree on what begins there.
    """
    if one == other:
        return "identical"
    if _break_in_one_place(one, other, len(text or "")) or _one_is_gone(one, other, text):
        return "overlap"
    if one.touches(other):
        return None if _share_a_blank(one, other, text or "") else "overlap"
    if not (one.is_insertion and other.is_insertion and one.start == other.start):
        return None
    if says_kind(one) and says_kind(other):
        return "overlap"
    at_edge = text is None or one.start in {0, len(text)}
    return "same-point" if side(one) == side(other) or not at_edge else None


def _share_a_blank(one: Edit, other: Edit, text: str) -> bool:
    first, second = sorted((one, other), key=lambda edit: edit.start)
    apart = first.start < second.start and first.end < second.end
    common = text[second.start : first.end]
    return apart and not first.new and not second.new and common.isspace()


def _break_in_one_place(one: Edit, other: Edit, length: int) -> bool:
    """Both break the paragraph where they meet, inside of it; an order would not settle that."""
    if one.is_insertion and other.is_insertion:
        return False
    if BREAK not in one.new or BREAK not in other.new:
        return False
    beside = any(edit.is_insertion and edit.start in {0, length} for edit in (one, other))
    return not beside and one.start <= other.end and other.start <= one.end


def side(edit: Edit) -> int:
    """The order at one point: paragraphs before, another kind, words, paragraphs behind."""
    if comes_after(edit):
        return 2
    if comes_before(edit):
        return -1
    return 0 if says_kind(edit) else 1


def _one_is_gone(one: Edit, other: Edit, text: str | None) -> bool:
    return text is not None and (_adds_to_gone(one, other, text) or _adds_to_gone(other, one, text))


def _adds_to_gone(gone: Edit, other: Edit, text: str) -> bool:
    """One drops the whole paragraph, the other adds words at its beginning or end."""
    if not text or (gone.start, gone.end) != (0, len(text)):
        return False
    if gone.new.split(BREAK)[0].strip() or not other.is_insertion or not other.new:
        return False
    if other.start == 0:
        return not comes_before(other)
    return other.start == len(text) and not comes_after(other)


def folded(amendments: Sequence[Amendment]) -> list[list[Amendment]]:
    """Amendments that want exactly the same, together; each group in order."""
    groups: dict[tuple[object, ...], list[Amendment]] = {}
    for one in amendments:
        groups.setdefault(_wish(one), []).append(one)
    return list(groups.values())


def colliding(found: Iterable[Collision]) -> set[str]:
    """The amendments that someone must decide between."""
    return {key for one in found if one.kind == "overlap" for key in (one.first, one.second)}
