"""One paragraph and all that people want of it: who meets whom, and how it reads with them.

Pure. Amendments are woven in paragraph by paragraph: who meets another in one paragraph is still
woven into the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from wirksam.engine.amend import Amendment
from wirksam.engine.amend.collisions import meeting
from wirksam.engine.amend.merging import combined
from wirksam.engine.diff import Edit

Kind = Literal["overlap", "order", "same"]
Wishes = Sequence[tuple[int, Sequence[Edit]]]
"""Key and edits of each amendment, in the order in which they are woven in."""

_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two amendments that meet in a paragraph; ``first`` is woven in before ``second``.

    ``overlap``: both want the same words (``words``), or one puts something in (``inside``) where
    the other takes ``words`` away.
    ``order``: both put something in at one point. ``same``: they want the same thing here.
    """

    first: int
    second: int
    kind: Kind
    words: str = ""
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Woven:
    """The edits that can be had together; ``left_out`` want what another wants differently."""

    edits: tuple[Edit, ...]
    left_out: frozenset[int]


def meetings(text: str, wishes: Wishes) -> tuple[Meeting, ...]:
    """All pairs that meet in a paragraph, in the order of ``wishes``; the gravest kind of each.

    What both want alike is no reason to collide.
    """
    place = {key: at for at, (key, _) in enumerate(wishes)}
    found: dict[tuple[int, int], Meeting] = {}
    for met in _pairs(text, wishes):
        if met.first == met.second:
            continue
        first, second = sorted((met.first, met.second), key=place.__getitem__)
        known = found.get((first, second))
        if known is None or _RANK[met.kind] > _RANK[known.kind]:
            found[first, second] = replace(met, first=first, second=second)
    return tuple(sorted(found.values(), key=lambda it: (place[it.first], place[it.second])))


_RANK: Mapping[Kind, int] = {"same": 0, "order": 1, "overlap": 2}


def weave(text: str, wishes: Wishes) -> Woven:
    """Everything in ``wishes`` that does not stand against anything else in there."""
    left_out = {
        key
        for one in meetings(text, wishes)
        if one.kind == "overlap"
        for key in (one.first, one.second)
    }
    taken = [Amendment(str(key), {0: tuple(edits)}) for key, edits in wishes if key not in left_out]
    return Woven(tuple(combined(taken).get(0, ())), frozenset(left_out))


def _pairs(text: str, wishes: Wishes) -> Iterator[Meeting]:
    """Walk through the different edits in the order of the text; equal ones are one."""
    wanted: dict[Edit, list[int]] = {}
    for key, edits in wishes:
        for edit in edits:
            wanted.setdefault(edit, []).append(key)
    reaching: list[Edit] = []
    for edit in sorted(wanted, key=lambda one: (one.start, one.end)):
        keys = wanted[edit]
        yield from (Meeting(one, other, "same") for one, other in combinations(keys, 2))
        reaching = [one for one in reaching if one.end >= edit.start]
        for before in reaching:
            met = meeting(before, edit, text)
            if met is not None:
                kind: Kind = "order" if met == "same-point" else "overlap"
                words = _quote(text, before, edit)
                inside = before.is_insertion != edit.is_insertion
                yield from (
                    Meeting(one, other, kind, words, inside)
                    for one in wanted[before]
                    for other in keys
                )
        reaching.append(edit)


def _quote(text: str, one: Edit, other: Edit) -> str:
    """The words that both want, or that one takes away, cut where there are many."""
    gone = [edit for edit in (one, other) if not edit.is_insertion]
    if not gone:
        return ""
    words = text[max(edit.start for edit in gone) : min(edit.end for edit in gone)].strip()
    if len(words) <= _LONGEST_QUOTE:
        return words
    return words[: words.rfind(" ", 0, _LONGEST_QUOTE) + 1 or _LONGEST_QUOTE].rstrip() + " …"
