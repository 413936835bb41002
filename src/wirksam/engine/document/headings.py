"""Headings that nothing marks: told by their shape and their language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .model import Block
from .notes import Notebook

_LONGEST = 60
_UPPERMOST, _DEEPEST = 2, 6
_VERBS = re.compile(
    r"(?i)\b(?:ist|sind|war|wird|werden|soll|sollen|sollte|sollten|muss|müssen|kann|können|darf|"
    r"dürfen|hat|haben|will|wollen|wir|fordert|fordern|beschließt|möge|mögen|folgende[nrs]?)\b"
)
_ENUMERATED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|§ ?\d{1,3}|Kapitel \d+)\s")
_BARE_END = re.compile(r"[\w)\"“»%]$")
_MOST_WORDS = 9


def mark_headings(blocks: Sequence[Block], notebook: Notebook) -> list[Block]:
    """``blocks`` with the unmarked headings among them made headings, each with a note.

    Their level is one below the marked heading above; above the first, one above that.
    """
    out = list(blocks)
    marked = [block.level for block in blocks if block.kind == "heading"]
    level = max(1, marked[0] - 1) if marked else _UPPERMOST
    for index, (block, following) in enumerate(pairwise(blocks)):
        if block.kind == "heading":
            level = min(block.level + 1, _DEEPEST)
        elif _has_shape(block, following):
            out[index] = replace(block, kind="heading", level=level)
            notebook.add(block.pieces[0].source_line, "heading-without-mark")
    return out


def _has_shape(block: Block, following: Block) -> bool:
    text = block.text
    if len(block.pieces) > 1 or not 1 < len(text) <= _LONGEST or "\n" in text:
        return False
    if block.kind == "item":
        return bool(_ENUMERATED.match(text)) and following.kind == "paragraph" and _bare(text)
    if block.kind != "paragraph" or text[0].islower() or following.kind == "item":
        return False
    if text.endswith("?"):
        return "." not in text
    if text.endswith(":"):
        return not _VERBS.search(text) and ", " not in text
    return _bare(text)


def _bare(text: str) -> bool:
    """A few words without a verb and without the full stop of a sentence."""
    if _VERBS.search(text) or " | " in text or not _BARE_END.search(text):
        return False
    if _ENUMERATED.match(text):
        return text[-1].isalpha()
    figures = text[0].isdecimal() or text[-1].isdecimal()
    return len(text.split()) <= _MOST_WORDS and not figures
