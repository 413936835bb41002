"""Stretches of a sentence between its signs: where they end, and with which kind of verb."""

from __future__ import annotations

from collections.abc import Sequence

from .tokens import Token
from .verbs import finite_of, infinitive_of, participle_of, zu_infinitive_of
from .words import MODALS, word_list

DASHES = frozenset("-–—")
_PARTICLES = tuple(word_list("joined_particles"))
_DATE_LEADS = (
    frozenset(("zum", "zur", "zu", "ende", "anfang", "mitte", "spätestens", "ostern", "pfingsten"))
    | {"weihnachten", "herbst", "sommer", "frühjahr", "dahin"}
    | word_list("months")
)


class Stretches:
    """Small questions about the words of one sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.size = len(tokens)

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < self.size else ""

    def _nonfinite(self, at: int) -> bool:
        low = self.low(at)
        return not self.tokens[at].is_capital and bool(infinitive_of(low) or participle_of(low))

    def _stretch_end(self, at: int) -> int:
        while at < self.size and self.low(at) not in {",", ";", ":", *DASHES}:
            at += 1
        return at

    def _is_date(self, at: int) -> bool:
        """``bis zum 31. März``, ``bis Ende 2026``: a preposition, no clause."""
        return self.low(at) in _DATE_LEADS or self.low(at)[:1].isdigit()

    def _is_final(self, at: int) -> bool:
        if not 0 <= at < self.size or self.tokens[at].is_capital:
            return False
        low = self.low(at)
        if self.low(at - 1) == "zu" or zu_infinitive_of(low):
            return False
        if low in MODALS or low == "sein":
            return low != "sein"
        if finite_of(low) is not None:
            return True
        known = infinitive_of(low)
        if known is not None:
            return True
        guess = low.endswith("t") and participle_of(low) is not None and not low.startswith("ge")
        return guess or (low.endswith("t") and _separable_finite(low))


def _separable_finite(low: str) -> bool:
    """``einbringt``, ``durchführt``: a finite verb with its particle joined, at a clause's end."""
    return any(
        low.startswith(particle) and finite_of(low[len(particle) :]) is not None
        for particle in _PARTICLES
    )
