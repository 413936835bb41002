"""Amendments: what they want, where they meet, and the text with them in it."""

from .amendments import Amendment, LineMap, Touched, compose, onto, touched
from .collisions import Collision, collisions
from .merging import Merged, merge
from .rewriting import Rewritten, revert, rewrite
from .texts import BREAK, Paragraph, read_paragraph, texts_of, write_paragraph

__all__ = [
    "BREAK",
    "Amendment",
    "Collision",
    "LineMap",
    "Merged",
    "Paragraph",
    "Rewritten",
    "Touched",
    "collisions",
    "compose",
    "merge",
    "onto",
    "read_paragraph",
    "revert",
    "rewrite",
    "texts_of",
    "touched",
    "write_paragraph",
]
