"""What somebody typed into a search field, as terms. Nothing typed is ever an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wirksam.engine.search.stems import Word, beginning_of, stem_of, words

MOST_CHARACTERS = 200
MOST_TERMS = 10
_SHORTEST_BEGINNING = 2
_SHORTEST_STEM = 3
_QUOTED = re.compile('["„“”«»]')
_SMALL_WORDS = """
aber als am an auch auf aus bei bis das dass dem den der des die doch durch ein eine einem einen
einer eines er es für hat ich im in ist mit nach nicht noch nur ob oder sein sich sie sind über um
und vom von vor war was wer wie wir wird werden zu zum zur
"""
_EMPTY_WORDS = frozenset(map(stem_of, _SMALL_WORDS.split()))


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that stand side by side; a single one may also begin in one of several ways."""

    stems: tuple[str, ...]
    beginnings: tuple[str, ...] = ()

    def fits(self, stem: str) -> bool:
        """One word alone, with this stem, is what is looked for (or a part of it)."""
        return stem in self.stems or (bool(self.beginnings) and stem.startswith(self.beginnings))


@dataclass(frozen=True, slots=True)
class Question:
    """All terms must be found. Without any, nothing is asked."""

    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)

    def fits(self, word: Word) -> bool:
        """The word is one that was looked for."""
        return any(term.fits(word.stem) for term in self.terms)


def asked(text: str) -> Question:
    """The question in ``text``: words, phrases in quotes, and the last word as a beginning.

    Small words count only where there is nothing else, or in quotes. Everything beyond 200
    characters and ten terms is left out.
    """
    found = list(dict.fromkeys(_terms(text[:MOST_CHARACTERS])))
    telling = [term for term in found if len(term.stems) > 1 or term.stems[0] not in _EMPTY_WORDS]
    return Question(tuple((telling or found)[:MOST_TERMS]))


def _terms(text: str) -> Iterator[Term]:
    parts = _QUOTED.split(text)
    for at, part in enumerate(parts):
        found = list(words(part))
        is_phrase = at % 2 == 1 and at < len(parts) - 1
        if is_phrase and found:
            yield Term(tuple(word.stem for word in found)[:MOST_TERMS])
            continue
        is_end = at == len(parts) - 1
        for number, word in enumerate(found, start=1):
            if is_end and number == len(found):
                yield Term((word.stem,), _beginnings(part[word.start : word.end], word.stem))
            else:
                yield Term((word.stem,))


def _beginnings(word: str, stem: str) -> tuple[str, ...]:
    typed = beginning_of(word)
    if len(typed) < _SHORTEST_BEGINNING:
        return ()
    if len(stem) < _SHORTEST_STEM:
        return (typed,)
    return (stem,) if typed.startswith(stem) else (stem, typed)
