"""The association's own name, learned from how the text speaks of itself: "wir als …"."""

from __future__ import annotations

import re

from wirksam.engine.document.model import Document

from .bodies import BodyEntry, BodyLexicon
from .words import DETERMINERS, PREPOSITIONS

_SELF = re.compile(
    r"\b(?:[Ww]ir|uns) als (?:die |der |das )?"
    r"([A-ZÄÖÜ][\w*-]{1,40}(?: [A-ZÄÖÜ][\w*-]{1,40}){0,3})"
)
_ACRONYM = re.compile(r"\b[A-ZÄÖÜ]{3,}[\w-]{0,30}\b")
_FOREIGN = frozenset(
    ["CDU", "CSU", "SPD", "FDP", "AfD", "USA", "NATO", "UNO", "EU", "DGB", "BRD", "DDR", "ÖPNV", "NGO", "NGOs", "FLINTA", "FLINTA", "LSBTI", "QR", "PDF"]
)
_OFTEN = 3


def with_own_name(lexicon: BodyLexicon, document: Document) -> BodyLexicon:
    """``lexicon`` with the names the text gives itself, as names of the whole association."""
    names: dict[str, None] = {}
    counts: dict[str, int] = {}
    title = document.meta.title + " " + " ".join(document.meta.submitters)
    for block in document.blocks:
        text = block.text
        for match in _SELF.finditer(text):
            names[match.group(1)] = None
        for match in _ACRONYM.finditer(text):
            counts[match.group()] = counts.get(match.group(), 0) + 1
    for word, count in counts.items():
        if word not in _FOREIGN and (word in title or count >= _OFTEN * 2):
            names[word] = None
    words = tuple(name for name in names if _is_name(name) and not lexicon.knows(name))
    return lexicon.extended([BodyEntry("verband", words)]) if words else lexicon


def _is_name(name: str) -> bool:
    low = name.lower()
    return (
        low not in DETERMINERS and low not in PREPOSITIONS and not low.endswith(("innen", "ende"))
    )
