"""Which parts of two sequences differ: few changes, in time that no input can blow up.

Inside :data:`CELLS` the longest common subsequence is exact (bit-parallel, from rapidfuzz). Larger
inputs are cut at units that stand once in both; where there are none they are walked in windows,
which stays exact as a description and may only name more changes than needed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

CELLS = 16_000_000
_WINDOW = 2_000


class Block(NamedTuple):
    """Units ``old_start`` to ``old_end`` became units ``new_start`` to ``new_end``."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changed_blocks(old: Sequence[int], new: Sequence[int]) -> list[Block]:
    """The blocks in which ``old`` and ``new`` differ, in order; neighbours are one block."""
    return list(_joined(_differences(old, new, 0, 0)))


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    last: Block | None = None
    for block in blocks:
        if last and (last.old_end, last.new_end) == (block.old_start, block.new_start):
            last = Block(last.old_start, block.old_end, last.new_start, block.new_end)
            continue
        if last:
            yield last
        last = block
    if last:
        yield last


def _differences(
    old: Sequence[int], new: Sequence[int], old_at: int, new_at: int
) -> Iterator[Block]:
    head = _common_head(old, new)
    tail = _common_tail(old, new, head)
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    old_at, new_at = old_at + head, new_at + head
    if not a or not b:
        if a or b:
            yield Block(old_at, old_at + len(a), new_at, new_at + len(b))
    elif len(a) * len(b) <= CELLS:
        for step in Indel.opcodes(a, b):
            if step.tag != "equal":
                yield Block(
                    old_at + step.src_start,
                    old_at + step.src_end,
                    new_at + step.dest_start,
                    new_at + step.dest_end,
                )
    else:
        yield from _piecewise(a, b, old_at, new_at)


def _common_head(old: Sequence[int], new: Sequence[int]) -> int:
    most = min(len(old), len(new))
    return next((at for at in range(most) if old[at] != new[at]), most)


def _common_tail(old: Sequence[int], new: Sequence[int], head: int) -> int:
    most = min(len(old), len(new)) - head
    return next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)


def _piecewise(old: Sequence[int], new: Sequence[int], old_at: int, new_at: int) -> Iterator[Block]:
    anchors = _anchors(old, new)
    if not anchors:
        yield from _windows(old, new, old_at, new_at)
        return
    i = j = 0
    for x, y in [*anchors, (len(old), len(new))]:
        yield from _differences(old[i:x], new[j:y], old_at + i, new_at + j)
        i, j = x + 1, y + 1


def _anchors(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """Units that stand once in both, in the longest run that keeps their order."""
    times_old, times_new = Counter(old), Counter(new)
    places = {word: at for at, word in enumerate(new) if times_new[word] == 1}
    pairs = [
        (at, places[word]) for at, word in enumerate(old) if times_old[word] == 1 and word in places
    ]
    return rising(pairs)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``pairs`` (first members rising) whose second members rise too."""
    tops: list[int] = []
    top_pairs: list[int] = []
    before: list[int] = []
    for index, (_, y) in enumerate(pairs):
        place = bisect_left(tops, y)
        before.append(top_pairs[place - 1] if place else -1)
        tops[place : place + 1] = [y]
        top_pairs[place : place + 1] = [index]
    chain: list[tuple[int, int]] = []
    at = top_pairs[-1] if top_pairs else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _windows(old: Sequence[int], new: Sequence[int], old_at: int, new_at: int) -> Iterator[Block]:
    """Walk both in windows; of each, what its last third would say is looked at again."""
    i = j = 0
    while i < len(old) and j < len(new):
        a, b = old[i : i + _WINDOW], new[j : j + _WINDOW]
        last = i + len(a) == len(old) and j + len(b) == len(new)
        di, dj, blocks = len(a), len(b), []
        for step in Indel.opcodes(a, b):
            if step.tag == "equal":
                if not last and step.src_start > len(a) * 2 // 3:
                    di, dj = step.src_start, step.dest_start
                    break
                continue
            blocks.append(step)
        for step in blocks:
            yield Block(
                old_at + i + step.src_start,
                old_at + i + step.src_end,
                new_at + j + step.dest_start,
                new_at + j + step.dest_end,
            )
        i, j = i + di, j + dj
    if i < len(old) or j < len(new):
        yield Block(old_at + i, old_at + len(old), new_at + j, new_at + len(new))
