"""The place in a text where the hits are, with the hits marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirksam.engine.search.asking import Question
from wirksam.engine.search.stems import Word, words

LENGTH = 220
_LEAD = 60
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; plain words, never markup."""

    text: str
    is_hit: bool = False


def marked(text: str, question: Question) -> list[Piece]:
    """The whole text in pieces."""
    return list(_pieces(text, 0, len(text), list(_hits(text, question))))


def snippet(text: str, question: Question, length: int = LENGTH) -> list[Piece]:
    """About ``length`` characters of the text around the place with the most hits."""
    hits = list(_hits(text, question))
    start = _best_start(hits, length)
    start = _word_edge(text, start) if start else 0
    end = len(text) if len(text) - start <= length + _LEAD else _word_end(text, start + length)
    pieces = list(_pieces(text, start, end, hits))
    if start:
        pieces.insert(0, Piece(_ELLIPSIS))
    if end < len(text):
        pieces.append(Piece(_ELLIPSIS))
    return pieces


def _hits(text: str, question: Question) -> Iterator[Word]:
    return (word for word in words(text) if question.fits(word))


def _best_start(hits: Sequence[Word], length: int) -> int:
    """Where to begin so that most hits are seen, the earliest of such places."""
    best, most, last = 0, 0, 0
    for first, hit in enumerate(hits):
        while last < len(hits) and hits[last].end <= hit.start - _LEAD + length:
            last += 1
        if last - first > most:
            best, most = hit.start, last - first
    return max(0, best - _LEAD) if best > _LEAD else 0


def _word_edge(text: str, at: int) -> int:
    found = text.rfind(" ", 0, at + 1)
    return found + 1 if found >= 0 and at - found < _LEAD else at


def _word_end(text: str, at: int) -> int:
    found = text.find(" ", at)
    return found if 0 <= found < at + _LEAD else min(at, len(text))


def _pieces(text: str, start: int, end: int, hits: Sequence[Word]) -> Iterator[Piece]:
    at = start
    for hit in hits:
        if hit.start < start or hit.end > end:
            continue
        if hit.start > at:
            yield Piece(text[at : hit.start])
        yield Piece(text[hit.start : hit.end], is_hit=True)
        at = hit.end
    if at < end:
        yield Piece(text[at:end])
