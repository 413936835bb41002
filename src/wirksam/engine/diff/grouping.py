"""Changes as people read them: no islands of one word between rewritten ones, whole sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .align import Block
from .units import Units

_SMALL_ISLAND, _SMALL_CHANGE = 1, 2
_ISLAND, _CHANGE = 2, 6
_REWRITTEN = 0.6
_EDGE = 2


def grouped(blocks: Sequence[Block], old: Units) -> list[Block]:
    """Blocks with the words that stayed by accident taken into them.

    One word between two changes of several, two words between long changes; and a sentence of
    which little stayed is one change. A real edit never grows: an island of three words stays.
    """
    return list(_sentences(list(_without_islands(blocks, old)), old))


def _size(block: Block) -> int:
    return max(block.old_end - block.old_start, block.new_end - block.new_start)


def _without_islands(blocks: Sequence[Block], old: Units) -> Iterator[Block]:
    last: Block | None = None
    for block in blocks:
        if last is None:
            last = block
        elif _is_accident(last, block, old):
            last = Block(last.old_start, block.old_end, last.new_start, block.new_end)
        else:
            yield last
            last = block
    if last:
        yield last


def _is_accident(before: Block, after: Block, old: Units) -> bool:
    between = old.words[before.old_end : after.old_start]
    words = sum(any(sign.isalnum() for sign in word) for word in between)
    if any(word == "\n" for word in between):
        return False
    least = min(_size(before), _size(after))
    if words == 0:
        return least >= _SMALL_CHANGE or len(between) == 0
    return (words <= _SMALL_ISLAND and least >= _SMALL_CHANGE) or (
        words <= _ISLAND and least >= _CHANGE
    )


def _sentences(blocks: list[Block], old: Units) -> Iterator[Block]:
    """Blocks in one sentence of which most is new become one block."""
    starts, ends = _bounds(old)
    at = free = 0
    while at < len(blocks):
        first = blocks[at]
        last = max(first.old_end - 1, first.old_start)
        start, end = max(starts[first.old_start], free), ends[min(last, len(ends) - 1)]
        inside = at + 1
        while inside < len(blocks) and blocks[inside].old_end <= end:
            inside += 1
        run = blocks[at:inside]
        if len(run) > 1 and _rewritten(run, start, end):
            run = [_one(run, start, end)]
        yield from run
        at, free = inside, run[-1].old_end


def _bounds(old: Units) -> tuple[list[int], list[int]]:
    """For each unit (and the end) where its sentence begins and ends."""
    starts: list[int] = []
    start = 0
    for at in range(len(old) + 1):
        starts.append(start)
        if at < len(old) and old.ends_sentence(at):
            start = at + 1
    ends = [len(old)] * (len(old) + 1)
    for at in range(len(old) - 1, -1, -1):
        ends[at] = at + 1 if old.ends_sentence(at) else ends[at + 1]
    return starts, ends


def _rewritten(run: Sequence[Block], start: int, end: int) -> bool:
    gone = sum(block.old_end - block.old_start for block in run)
    came = sum(block.new_end - block.new_start for block in run)
    stayed = (end - start) - gone
    return gone >= _REWRITTEN * (end - start) and stayed <= came


def _one(run: Sequence[Block], start: int, end: int) -> Block:
    """From the first change to the last, and the edges of the sentence where they are short."""
    first, last = run[0], run[-1]
    head, tail = first.old_start - start, end - last.old_end
    head, tail = head if head <= _EDGE else 0, tail if tail <= _EDGE else 0
    return Block(
        first.old_start - head, last.old_end + tail, first.new_start - head, last.new_end + tail
    )
