"""Amendments: what they want, where they meet, and the text with them in it."""

from .amendments import Amendment, LineMap, Touched, touched
from .collisions import Collision, collisions
from .merging import Merged, Rewritten, merge, revert, rewrite
from .passages import PassageMap, Whereabouts
from .texts import BREAK, Paragraph

__all__ = [
    "BREAK",
    "Amendment",
    "Collision",
    "LineMap",
    "Merged",
    "Paragraph",
    "PassageMap",
    "Rewritten",
    "Touched",
    "Whereabouts",
    "collisions",
    "merge",
    "revert",
    "rewrite",
    "touched",
]
