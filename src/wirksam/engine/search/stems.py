"""From a text to stems of ``[a-z0-9]``, so that no database's own idea of a word matters.

German stems after Snowball, whose stemmer also folds ä, ö, ü (ae, oe, ue) and ß. Beyond it, the
ending -ung is taken away where a verb stands behind it: *Prüfung* finds *prüfen*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40
_SHORTEST_BEFORE_UNG = 4
_NO_VERB = frozenset({"zeitung", "richtung", "rechnung", "losung", "satzung", "meinung"})
_UNG = "ung"

_stemmer = snowballstemmer.stemmer("german")
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of ``text`` in their order."""
    for found in _WORD.finditer(text):
        stem = stem_of(found.group())
        if stem:
            yield Word(stem, found.start(), found.end())


def stems(text: str) -> str:
    """All stems of ``text``, parted by blanks, as they go into the index."""
    return " ".join(word.stem for word in words(text))


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The stem of one word; empty where nothing of it can be looked up."""
    plain = unicodedata.normalize("NFKC", word).lower()[:_LONGEST]
    if not plain.isalpha():
        return _ascii(plain)
    with _lock:  # the stemmer keeps its state in itself
        stem = _ascii(_stemmer.stemWord(plain))
    if stem.endswith(_UNG) and stem not in _NO_VERB:
        short = stem.removesuffix(_UNG)
        return short if len(short) >= _SHORTEST_BEFORE_UNG else stem
    return stem


def beginning_of(word: str) -> str:
    """The word as far as it is typed, without umlauts: the beginning of other words."""
    return _ascii(unicodedata.normalize("NFKC", word).lower()[:_LONGEST])


def _ascii(word: str) -> str:
    """Letters of other scripts as their numbers; a word never begins with a digit and goes on.

    The last is for PostgreSQL, which would part ``2e10x`` into two.
    """
    bare = unicodedata.normalize("NFKD", word.replace("ß", "ss"))
    told = "".join(
        sign if sign.isascii() else f"u{ord(sign):x}"
        for sign in bare
        if sign.isalnum() and not unicodedata.combining(sign)
    )
    return f"x{told}" if told[:1].isdigit() and not told.isdigit() else told
