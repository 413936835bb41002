"""The association's own words, for the extractor."""

from __future__ import annotations

from wirksam.association.queries import bodies_with_words
from wirksam.engine.extract import BodyEntry, BodyLexicon


def lexicon() -> BodyLexicon:
    """The general German lexicon, with the association's bodies and synonyms before it."""
    return BodyLexicon.default().extended(
        BodyEntry(key=body.key, words=words, own=body.own) for body, words in bodies_with_words()
    )
