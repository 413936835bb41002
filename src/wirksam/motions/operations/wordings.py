"""Storing texts. A wording is written once and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from wirksam.engine.amend import Paragraph
from wirksam.engine.document import Block, Document, Meta, Piece
from wirksam.engine.lines import Line, number_lines
from wirksam.motions.models import MotionVersion, Resolution, StatuteVersion, Wording
from wirksam.motions.models import WordingParagraph as Row
from wirksam.motions.rules import WIDTH


@transaction.atomic
def store_wording(paragraphs: Sequence[Paragraph], width: int = WIDTH) -> Wording:
    """Store a text with its line numbers, in the caller's transaction; empty paragraphs fall away.

    Raises :class:`ValueError` for a text without a word.
    """
    kept = [one.trimmed() for one in paragraphs if not one.is_empty]
    if not kept:
        raise ValueError("a wording has words")
    blocks = [Block(one.kind, (Piece(one.text, 0),), one.level) for one in kept]
    lines: dict[int, list[Line]] = {}
    for line in number_lines(blocks, width=width):
        lines.setdefault(line.block, []).append(line)
    sha256 = Document(Meta(), tuple(blocks)).sha256
    wording = Wording.objects.create(width=width, sha256=sha256)
    Row.objects.bulk_create(
        (
            Row(
                wording=wording,
                position=at,
                kind=block.kind,
                level=block.level,
                text=block.text,
                first_line=lines[at][0].number,
                last_line=lines[at][-1].number,
                breaks=[line.start for line in lines[at]],
            )
            for at, block in enumerate(blocks)
        ),
        batch_size=500,
    )
    return wording


def drop_unused(wordings: Iterable[int]) -> None:
    """Delete the wordings with these keys that nothing shows any more."""
    pks = set(wordings)
    for model in (MotionVersion, Resolution, StatuteVersion):
        pks -= set(model.objects.filter(wording__in=pks).values_list("wording", flat=True))
    Wording.objects.filter(pk__in=pks).delete()
