"""From the rows of any format to a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from .front import split_front
from .furniture import drop_furniture
from .head import read_head
from .headings import mark_headings
from .joining import Joiner
from .model import Block, Document, Meta
from .notes import Notebook
from .numbers import Numbered, read_numbers
from .refusals import refusal
from .rows import Row, Source
from .sections import Motion, find_motion
from .sentences import note_broken_sentences
from .width import DEFAULT_WIDTH, ENOUGH_BREAKS

_MANY = 0.6
_OTHER_BULLET = re.compile(r"^[*+] +")

Progress = Callable[[float], None]


def compose(source: Source, notebook: Notebook, motion: int | None, progress: Progress) -> Document:
    """Find the motion in ``source``, its numbers, blocks and doubts.

    Raises UnreadableError ``no-text`` where nothing is left to read.
    """
    if source.lined:
        _ignore_idle_breaks(source.rows)
    rows = drop_furniture(source.rows, notebook)
    if not rows:
        raise refusal("no-text")
    progress(0.6)
    part, others = find_motion(rows, motion, notebook)
    if not part.text:
        raise refusal("no-text")
    numbered = read_numbers(part.text, notebook, marked=part.marked)
    progress(0.7)
    if numbered:
        meta = read_head([*part.head, *numbered.before], notebook)
        _note_after(numbered, notebook)
        body = numbered.rows
    else:
        meta, body = _unnumbered_head(part, notebook)
    joiner = Joiner(body, source, notebook, numbered=numbered is not None)
    blocks = list(joiner.blocks())
    progress(0.8)
    if numbered:
        _note_width(joiner, notebook)
    finished = _finish(blocks, notebook, progress)
    if not meta.title:
        notebook.add(0, "no-title")
    width = joiner.width.value if joiner.width.trusted and numbered else DEFAULT_WIDTH
    return Document(meta, finished, notebook.finish(), numbered is not None, others, width)


def _finish(blocks: Sequence[Block], notebook: Notebook, progress: Progress) -> tuple[Block, ...]:
    marked = mark_headings(blocks, notebook)
    for done, block in enumerate(marked):
        if block.kind != "heading":
            note_broken_sentences(block, notebook)
        if not done % 500:
            progress(0.8 + 0.2 * done / len(marked))
    progress(1.0)
    return tuple(marked)


def _ignore_idle_breaks(rows: Sequence[Row]) -> None:
    """Where nearly every line claims a forced break, the export meant nothing by it."""
    inner = [row for row, after in pairwise(rows) if not after.gap]
    if sum(row.forced for row in inner) > _MANY * len(inner):
        for row in rows:
            row.forced = False


def _note_after(numbered: Numbered, notebook: Notebook) -> None:
    for row in numbered.after:
        notebook.add(row.source, "text-after-numbers", text=row.text)


def _note_width(joiner: Joiner, notebook: Notebook) -> None:
    width = joiner.width
    if width.trusted and width.value != DEFAULT_WIDTH:
        notebook.add(0, "printed-width", width=width.value)
    elif not width.trusted and width.breaks >= ENOUGH_BREAKS:
        notebook.add(0, "width-unknown")


def _unnumbered_head(part: Motion, notebook: Notebook) -> tuple[Meta, list[Row]]:
    """Without numbers the head goes as far as its lines are understood."""
    for row in part.text:
        row.text = _OTHER_BULLET.sub("- ", row.text)
    if part.marked:
        return read_head(part.head, notebook), part.text
    return split_front(part.text, notebook)
