"""From one wording of a paragraph to another, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .align import Block, changed_blocks
from .edits import Edit
from .grouping import grouped
from .units import Units, numbered, units


def word_edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that turn ``old`` into ``new``: exact, in order, never touching each other."""
    if old == new:
        return ()
    a, b = units(old), units(new)
    ids_old, ids_new = numbered(a.words, b.words)
    blocks = grouped(list(_slid(changed_blocks(ids_old, ids_new), a, b)), a)
    return tuple(_trimmed(edit, old) for edit in _joined(_edits(blocks, a, b)))


def _slid(blocks: Iterable[Block], old: Units, new: Units) -> Iterator[Block]:
    """Each insertion or deletion where a sentence begins, if it can be read there as well."""
    free = 0
    for block in blocks:
        yield _at_sentence(block, old, new, most=block.old_start - free)
        free = block.old_end


def _at_sentence(block: Block, old: Units, new: Units, *, most: int) -> Block:
    pure_new = block.old_start == block.old_end
    if pure_new == (block.new_start == block.new_end):
        return block
    text, start, end = (
        (new, block.new_start, block.new_end) if pure_new else (old, block.old_start, block.old_end)
    )
    for by in range(min(most, end - start) + 1):
        if start == by or text.ends_sentence(start - by - 1):
            return Block(*(at - by for at in block))
        if text.words[start - by - 1] != text.words[end - by - 1]:
            break
    return block


def _trimmed(edit: Edit, old: str) -> Edit:
    """Without the blanks that are the same at the ends of both wordings."""
    gone = old[edit.start : edit.end]
    tail = 0
    while tail < min(len(gone), len(edit.new)) and gone[-1 - tail] == edit.new[-1 - tail] == " ":
        tail += 1
    return Edit(edit.start, edit.end - tail, edit.new[: len(edit.new) - tail]) if tail else edit


def _edits(blocks: Iterable[Block], old: Units, new: Units) -> Iterator[Edit]:
    """Edits of the blocks, and of the blanks that differ between words that stayed."""
    if not old.words or not new.words:
        yield Edit(0, len(old.text), new.text)
        return
    if old.text[: old.start(0)] != new.text[: new.start(0)]:
        yield Edit(0, old.start(0), new.text[: new.start(0)])
    i = j = 0
    for block in [*blocks, Block(len(old), len(old), len(new), len(new))]:
        for offset in range(block.old_start - i):
            yield from _blank(old, i + offset, new, j + offset)
        if block.old_end > block.old_start or block.new_end > block.new_start:
            start, end = old.start(block.old_start), old.start(block.old_end)
            yield Edit(start, end, new.text[new.start(block.new_start) : new.start(block.new_end)])
        i, j = block.old_end, block.new_end


def _blank(old: Units, i: int, new: Units, j: int) -> Iterator[Edit]:
    before = old.text[old.ends[i] : old.start(i + 1)]
    after = new.text[new.ends[j] : new.start(j + 1)]
    if before != after:
        yield Edit(old.ends[i], old.start(i + 1), after)


def _joined(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Edits that follow each other at once are one."""
    last: Edit | None = None
    for edit in edits:
        if last and last.end == edit.start:
            last = Edit(last.start, edit.end, last.new + edit.new)
            continue
        if last:
            yield last
        last = edit
    if last:
        yield last
