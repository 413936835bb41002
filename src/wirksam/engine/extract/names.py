"""The association's own name and level, learned from how the text speaks of itself."""

from __future__ import annotations

import re
from collections import Counter

from wirksam.engine.document.model import Document

from .bodies import BodyEntry, BodyLexicon, Mention, fold
from .words import DETERMINERS, PREPOSITIONS, word_list

_SELF = re.compile(
    r"\b(?:[Ww]ir|uns) als (?:die |der |das )?"
    r"([A-ZÄÖÜ][\w*-]{1,40}(?: [A-ZÄÖÜ][\w*-]{1,40}){0,3})"
)
_WORD = re.compile(r"\b[A-ZÄÖÜ][\w*:-]{1,60}")
_SHORT = re.compile(r"([A-ZÄÖÜ][\w*:-]{2,60}) \(([A-ZÄÖÜ][\w-]{1,9})\)")
_FOREIGN = word_list("foreign_acronyms")
_ABOVE = ("land", "lavo", "bund", "buvo", "diozesan", "bezirk", "prasidium")
_WARDENS = ("jugendwarte:pl!", "jugendwarten:pl!", "jugendfeuerwehrwarte:pl!")
_ACRONYM = 3
_OFTEN = 6
_SELF_MENTIONS = 3


def with_own_name(lexicon: BodyLexicon, document: Document) -> BodyLexicon:
    """``lexicon`` with the text's own names for the association and for its board.

    "Wir als …" and a much used acronym name the whole association. A text of a local association
    calls its own board "Kreisvorstand" and itself "Kreisverband": where no higher board is
    mentioned and the local body only in the singular, these stand for board and association.
    Several youth fire brigades have a warden each; elsewhere wardens lead the association.
    """
    words: Counter[str] = Counter()
    names: dict[str, None] = {}
    for block in document.blocks:
        text = block.text
        words.update(_WORD.findall(text))
        names.update((match.group(1), None) for match in _SELF.finditer(text))
    title = f"{document.meta.title} {' '.join(document.meta.submitters)}"
    names.update((word, None) for word, count in words.items() if _is_acronym(word, count, title))
    own = tuple(name for name in names if _is_name(name) and not lexicon.knows(name))
    entries = [BodyEntry("verband", own)] if own else []
    entries += _abbreviations(lexicon, document)
    entries += _own_level(lexicon, words)
    if any(fold(word).startswith("jugendfeuerwehren") for word in words):
        entries.append(BodyEntry("kreisverbaende", _WARDENS))
    return lexicon.extended(entries) if entries else lexicon


def _abbreviations(lexicon: BodyLexicon, document: Document) -> list[BodyEntry]:
    """``Bezirksjugendausschuss (BJA)``: the short name stands for the same body."""
    entries = []
    for block in document.blocks:
        for match in _SHORT.finditer(block.text):
            mention = lexicon.mention(match.group(1))
            if mention is not None and not lexicon.knows(match.group(2)):
                entries.append(BodyEntry(mention.key, (match.group(2),), mention.own))
    return entries


def _is_acronym(word: str, count: int, title: str) -> bool:
    plain = len(word) >= _ACRONYM and word.isupper() and word not in _FOREIGN
    return plain and (count >= _OFTEN or word in title.split())


def _is_name(name: str) -> bool:
    low = name.lower()
    closed = low in DETERMINERS or low in PREPOSITIONS
    return not closed and not low.endswith(("innen", "ende"))


def _own_level(lexicon: BodyLexicon, words: Counter[str]) -> list[BodyEntry]:
    found = [(lexicon.mention(word), count) for word, count in words.items()]
    mentions = [(mention, count) for mention, count in found if mention is not None]
    if any(_above(mention) for mention, _ in mentions):
        return []
    local = [(m, n) for m, n in mentions if m.key == "kreisverbaende" and not m.activity]
    boards = tuple(m.text for m, _ in local if fold(m.text).startswith(("kreisvorst", "ortsvorst")))
    selves = _named_once(local)
    entries = [BodyEntry("landesvorstand", boards)] if boards else []
    return entries + ([BodyEntry("verband", selves)] if selves else [])


def _above(mention: Mention) -> bool:
    return mention.key == "landesvorstand" and fold(mention.text).startswith(_ABOVE)


def _named_once(local: list[tuple[Mention, int]]) -> tuple[str, ...]:
    """Local bodies that the text names often and only in the singular: itself."""
    plural = {fold(m.text)[:7] for m, _ in local if m.plural}
    single: Counter[str] = Counter()
    for mention, count in local:
        stem = fold(mention.text)
        if not mention.plural and stem[:7] not in plural and "vorst" not in stem:
            single[mention.text] += count
    total = sum(single.values())
    return (
        tuple(single) if total >= _SELF_MENTIONS and len({fold(t)[:7] for t in single}) == 1 else ()
    )
